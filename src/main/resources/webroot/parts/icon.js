import { html, svg } from '../html.js';

/** Outlines on a 24 × 24 field. */
const paths = {
  bolt: svg`<path d="M13 2 4 14h6l-1 8 9-12h-6z"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  close: svg`<path d="m6 6 12 12M18 6 6 18"/>`,
  lost: svg`<path d="M2 8a15 15 0 0 1 20 0M5.5 12a10 10 0 0 1 13 0M9 16a5 5 0 0 1 6 0M12 20h.01M3 3l18 18"/>`,
  overview: svg`<path d="M3 13h8V3H3zM13 21h8V11h-8zM3 21h8v-5H3zM13 8h8V3h-8z"/>`,
  campaigns: svg`<path d="M3 11v3l12 5V6L3 11zM15 8a4 4 0 0 1 0 9M6 15l1 5h3"/>`,
  sessions: svg`<path d="M7 2h10v20H7zM11 18h2"/>`,
  queues: svg`<path d="M4 6h16M4 12h16M4 18h10"/>`,
  scheduled: svg`<path d="M4 5h16v16H4zM4 10h16M8 2v5M16 2v5"/>`,
  lists: svg`<path d="M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01"/>`,
  contacts: svg`<path d="M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0"/>`,
  suppressions: svg`<path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM6 6l12 12"/>`,
  templates: svg`<path d="M4 4h16v12H9l-5 4zM8 8h8M8 12h5"/>`,
  settings: svg`<path d="M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4"/>`,
  webhooks: svg`<path d="M12 8a3 3 0 1 0-3-3M12 8l-5 8M7 20a3 3 0 1 1 0-6M7 17h10M17 20a3 3 0 1 0-2-5M15 11l-2-4"/>`,
  docs: svg`<path d="m8 7-5 5 5 5M16 7l5 5-5 5"/>`,
  play: svg`<path d="M7 4v16l13-8z"/>`,
  pause: svg`<path d="M8 4v16M16 4v16"/>`,
  stop: svg`<path d="M5 5h14v14H5z"/>`,
  more: svg`<path d="M5 12h.01M12 12h.01M19 12h.01"/>`,
  search: svg`<path d="M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM21 21l-5-5"/>`,
  check: svg`<path d="m4 12 5 6L20 6"/>`,
  double: svg`<path d="m1 12 5 6L17 6M12 16l2 2L23 6"/>`,
  warning: svg`<path d="M12 3 2 21h20zM12 10v5M12 18h.01"/>`,
  clock: svg`<path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 3"/>`,
  trash: svg`<path d="M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14"/>`,
  copy: svg`<path d="M9 9h12v12H9zM5 15H3V3h12v2"/>`,
  retry: svg`<path d="M20 12a8 8 0 1 1-2.3-5.6M20 3v5h-5"/>`,
  download: svg`<path d="M12 3v12M7 11l5 5 5-5M4 21h16"/>`,
  upload: svg`<path d="M12 16V4M7 8l5-5 5 5M4 21h16"/>`,
};

/** A picture that says nothing that words beside it do not say. */
export function icon(name) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths[name]}</svg>`;
}
