import { html, nothing } from '../html.js';
import { t } from '../text.js';

/** The way through pages of which each begins after the last entry of the one before. */
export function pager(page, onTurn) {
  let cursors = [''];

  function turn(next) {
    cursors = next;
    onTurn();
    page.update();
  }

  return {
    /** Where the page begins. */
    get after() {
      return cursors.at(-1);
    },
    first: () => turn(['']),
    /** @param next where the page after this one begins, or null if this is the last */
    view: next =>
      next || cursors.length > 1
        ? html`
      <nav class="pages" aria-label=${t('pages.label')}>
        <button type="button" ?disabled=${cursors.length === 1} @click=${() => turn(cursors.slice(0, -1))}>${t('pages.back')}</button>
        <button type="button" ?disabled=${!next} @click=${() => turn([...cursors, next])}>${t('pages.on')}</button>
      </nav>`
        : nothing,
  };
}
