import { html } from '../html.js';

/** A part of a page under a heading that names it. */
export function section(id, title, content) {
  return html`
    <section class="card" aria-labelledby=${id}>
      <h2 id=${id}>${title}</h2>
      ${content}
    </section>`;
}
