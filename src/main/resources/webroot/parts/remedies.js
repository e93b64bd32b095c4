import { html, nothing } from '../html.js';
import { t } from '../text.js';
import { post } from '../api.js';
import { ask } from '../notices.js';
import { icon } from './icon.js';

/**
 * What can be done about requests that did not go well: about the selected ones, or else about all.
 *
 * @param path of the campaign in the API
 * @param selected the indexes of requests, of which all are in the state `state`, or in several if that is null
 */
export function remedies(page, path, { failed, uncertain }, selected, state) {
  const chosen = selected.size;
  return html`
    ${chosen > 0 && state === 'failed' ? button('retry', t('retry.selected', { n: chosen }), () => retry(chosen), true) : nothing}
    ${chosen === 0 && failed > 0 ? button('retry', t('retry.all', { n: failed }), () => retry(failed)) : nothing}
    ${chosen === 0 && uncertain > 0 ? decisions(uncertain) : nothing}
    ${chosen > 0 && state === 'uncertain' ? decisions(chosen) : nothing}`;

  function decisions(n) {
    return html`
      ${button('check', t('settle.accept', { n }), () => settle('accept', n))}
      ${button('retry', t('settle.resend', { n }), () => settle('resend', n))}`;
  }

  async function retry(n) {
    const body = chosen > 0 ? { requests: [...selected] } : { scope: 'failed' };
    const sure = await ask({ title: t('retry.ask'), text: t('retry.text', { n }), action: t('retry.do', { n }) });
    if (sure && (await page.act(() => post(`${path}/retry`, body), t('retry.done')))) selected.clear();
  }

  async function settle(action, n) {
    const body = chosen > 0 ? { action, requests: [...selected] } : { action };
    const sure = await ask({
      title: t(`settle.${action}.ask`),
      text: t(`settle.${action}.text`, { n }),
      action: t(`settle.${action}`, { n }),
    });
    if (sure && (await page.act(() => post(`${path}/uncertain`, body), t('settle.done')))) selected.clear();
  }
}

function button(picture, text, onClick, first = false) {
  return html`<button type="button" class=${first ? 'primary' : ''} @click=${onClick}>${icon(picture)}<span>${text}</span></button>`;
}
