/** The one place that knows where the templates come from. */
export { html, svg, nothing, render } from './vendor/lit-html/lit-html.js';
export { repeat } from './vendor/lit-html/directives/repeat.js';
export { live as exactly } from './vendor/lit-html/directives/live.js';
export { ref } from './vendor/lit-html/directives/ref.js';
export { keyed } from './vendor/lit-html/directives/keyed.js';
