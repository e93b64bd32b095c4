import { html } from '../html.js';

const PAUSE_MILLIS = 250;

/** A field to search with; `onSearch` hears what stands in it once nothing was typed for a moment. */
export function searchField({ label, numeric = false, onSearch }) {
  let pause;
  let last = '';

  function typed(event) {
    clearTimeout(pause);
    const words = numeric ? event.target.value.replace(/\D/g, '') : event.target.value.trim();
    pause = setTimeout(() => {
      if (words === last) return;
      last = words;
      onSearch(words);
    }, PAUSE_MILLIS);
  }

  return () => html`
    <label class="search"><span class="hidden">${label}</span>
      <input type="search" inputmode=${numeric ? 'numeric' : 'text'} placeholder=${label} @input=${typed}></label>`;
}
