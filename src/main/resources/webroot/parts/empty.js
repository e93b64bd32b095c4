import { html, nothing } from '../html.js';
import { icon } from './icon.js';

/**
 * What stands where nothing is yet: what belongs here, and how it comes here.
 *
 * @param {{picture: string, title: string, text: string, action?: unknown}} empty
 */
export function empty({ picture, title, text, action = nothing }) {
  return html`
    <div class="empty">
      ${icon(picture)}
      <h2>${title}</h2>
      <p>${text}</p>
      ${action}
    </div>`;
}
