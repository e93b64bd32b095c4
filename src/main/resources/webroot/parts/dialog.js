import { html, ref } from '../html.js';
import { t } from '../text.js';
import { icon } from './icon.js';

/** A window over the page, as long as it is rendered. Escape and the cross call `onClose`. */
export function dialog({ title, body, actions, onClose, wide = false }) {
  return html`
    <dialog class=${wide ? 'wide' : ''} aria-label=${title} ${ref(open)}
      @cancel=${event => {
        event.preventDefault();
        onClose();
      }}>
      <header>
        <h2>${title}</h2>
        <button type="button" class="plain" aria-label=${t('shell.close')} @click=${onClose}>${icon('close')}</button>
      </header>
      <div class="dialog-body">${body}</div>
      <footer>${actions}</footer>
    </dialog>`;
}

/** What had the focus before each dialog, to have it again afterwards. */
const openers = [];

function open(element) {
  if (!element) {
    const opener = openers.pop();
    // the dialog is removed only after this, and takes the focus with it
    requestAnimationFrame(() => opener?.isConnected && opener.focus());
    return;
  }
  // the element is connected only after this
  queueMicrotask(() => {
    if (!element.isConnected || element.open) return;
    openers.push(document.activeElement);
    element.showModal();
  });
}
