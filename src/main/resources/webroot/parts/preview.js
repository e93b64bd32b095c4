import { html } from '../html.js';
import { t } from '../text.js';
import { number } from '../format.js';
import { bubble } from './bubble.js';

/** The messages as each of `recipients` would see them, one after the other. */
export function preview(page, recipients) {
  let place = 0;

  function step(by) {
    place += by;
    page.update();
  }

  return messages => {
    const all = recipients();
    place = Math.min(place, Math.max(0, all.length - 1));
    const fields = all[place] ?? {};
    return html`
      <aside class="card preview" aria-label=${t('new.preview')}>
        <h2>${t('new.preview')}</h2>
        <div class="chat">${messages.map(message => bubble(message, fields))}</div>
        ${
          all.length > 1
            ? html`
          <div class="row-head">
            <button type="button" class="small" ?disabled=${place === 0} @click=${() => step(-1)}>${t('pages.back')}</button>
            <span class="hint">${fields.phone} (${number(place + 1)} / ${number(all.length)})</span>
            <button type="button" class="small" ?disabled=${place >= all.length - 1} @click=${() => step(1)}>${t('pages.on')}</button>
          </div>`
            : html`<p class="hint">${fields.phone ?? t('new.previewHint')}</p>`
        }
      </aside>`;
  };
}
