import { html } from '../html.js';
import { t } from '../text.js';
import { put, segment } from '../api.js';
import { localTimeZone } from '../format.js';
import { entered, field } from './field.js';

/** Changes the pace of a session, at once. */
export function pacingEditor(page, session, onDone) {
  const { pacing } = session;
  const [quietFrom = '', quietTo = ''] = pacing.quietHours?.split('-') ?? [];

  async function save(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const rules = {
      interval: Math.round(Number(form.get('interval')) * 1000),
      randomExtra: Math.round(Number(form.get('randomExtra')) * 1000),
      dailyCap: Number(form.get('dailyCap')),
      timeZone: entered(event.target, 'timeZone'),
    };
    if (form.get('from') && form.get('to')) rules.quietHours = `${form.get('from')}-${form.get('to')}`;
    const saved = await page.act(
      () => put(`/api/sessions/${segment(session.sessionId)}/pacing`, rules),
      t('pacing.saved'),
    );
    if (saved) onDone();
  }

  const seconds = (name, value) =>
    html`<input name=${name} type="number" min="0" max="86400" step="0.001" required value=${value / 1000}>`;

  return html`
    <form class="grid-form" @submit=${save} aria-label=${t('session.pace')}>
      ${field({ label: t('pacing.intervalSeconds'), hint: t('pacing.intervalHint'), control: seconds('interval', pacing.interval) })}
      ${field({ label: t('pacing.extraSeconds'), hint: t('pacing.extraHint'), control: seconds('randomExtra', pacing.randomExtra) })}
      ${field({ label: t('pacing.cap'), hint: t('pacing.capHint'), control: html`<input name="dailyCap" type="number" min="0" max="1000000" step="1" required value=${pacing.dailyCap}>` })}
      ${field({ label: t('pacing.zone'), hint: t('pacing.zoneHint', { zone: localTimeZone() }), control: html`<input name="timeZone" required value=${pacing.timeZone}>` })}
      ${field({ label: t('pacing.quietFrom'), control: html`<input name="from" type="time" value=${quietFrom}>` })}
      ${field({ label: t('pacing.quietTo'), control: html`<input name="to" type="time" value=${quietTo}>` })}
      <div class="form-end">
        <button type="button" @click=${onDone}>${t('shell.cancel')}</button>
        <button class="primary">${t('pacing.save')}</button>
      </div>
    </form>`;
}
