import { html, nothing } from '../html.js';
import { t } from '../text.js';
import { del, get, post, segment } from '../api.js';
import { localTimeZone, withOffset } from '../format.js';
import { go } from '../router.js';
import { Audience } from '../parts/audience.js';
import { choice, field } from '../parts/field.js';
import { forecastView } from '../parts/forecast.js';
import { icon } from '../parts/icon.js';
import { importReport } from '../parts/import-report.js';
import { blank, tidy } from '../parts/messages.js';
import { messageEditor } from '../parts/message-editor.js';
import { preview } from '../parts/preview.js';

/** From nothing to a campaign that is started: who sends what to whom, and when it would end. */
export default function newCampaign(page) {
  const draft = { name: '', session: page.query.get('session') ?? '', template: '', messages: [blank('text')], at: '' };
  const sessions = page.source(signal => get('/api/sessions', { signal }).then(answer => answer.data));
  const templates = page.source(signal => get('/api/templates?limit=1000', { signal }).then(answer => answer.data));
  const audience = new Audience(page, page.query.get('list') ?? '');
  const showPreview = preview(page, () => audience.recipients);
  /** The campaign once it is created, with its forecast. */
  let created = null;

  const set = name => value => {
    draft[name] = value;
    page.update();
  };

  const messages = () => (draft.template === ''
    ? draft.messages
    : templates.value?.find(template => template.name === draft.template)?.messages ?? []);

  /** Creates the campaign without starting it, so that the forecast is about just what would be sent. */
  async function check(event) {
    event.preventDefault();
    const made = await page.act(() => audience.create({
      ...(draft.template === '' ? { messages: draft.messages.map(tidy) } : { template: draft.template }),
      ...(draft.name.trim() && { name: draft.name.trim() }),
      session: draft.session,
      scheduledAt: draft.at && withOffset(draft.at),
    }));
    if (!made) return;
    created = { ...made, path: `/api/campaigns/${segment(made.id)}`, forecast: null };
    created.forecast = (await page.act(() => post(`${created.path}/forecast`)))?.data ?? null;
    page.update();
    document.getElementById('review')?.scrollIntoView({ block: 'start' });
  }

  async function start() {
    if (await page.act(() => post(`${created.path}/execute`), t('campaign.execute.done'))) {
      go(`/admin/campaigns/${segment(created.id)}`);
    }
  }

  async function change() {
    const gone = await page.act(async () => {
      if (draft.at) await post(`${created.path}/stop`);
      return del(created.path);
    });
    if (gone) created = null;
    page.update();
  }

  const step = (place, title, content) => html`
    <section class="card" aria-labelledby="step-${place}">
      <h2 id="step-${place}"><span class="step">${place}</span> ${title}</h2>
      ${content}
    </section>`;

  const sender = () => html`
    <div class="grid-form">
      ${field({
        label: t('new.session'),
        hint: sessions.value?.length === 0 ? t('new.noSession') : t('new.sessionHint'),
        control: choice({
          name: 'session',
          value: draft.session,
          options: [{ value: '', text: t('new.defaultSession') }, ...(sessions.value ?? []).map(({ sessionId, status }) =>
            ({ value: sessionId, text: status === 'WORKING' ? sessionId : t('new.sessionOff', { session: sessionId }) }))],
          onChange: set('session'),
        }),
      })}
      ${field({
        label: t('new.name'),
        hint: t('new.nameHint'),
        control: html`<input maxlength="100" autocomplete="off" .value=${draft.name} @input=${event => set('name')(event.target.value)}>`,
      })}
    </div>`;

  const words = () => html`
    ${templates.value?.length > 0 ? field({
      label: t('new.template'),
      control: choice({
        name: 'template',
        value: draft.template,
        options: [{ value: '', text: t('new.noTemplate') }, ...templates.value.map(({ name }) => ({ value: name, text: name }))],
        onChange: set('template'),
      }),
    }) : nothing}
    ${draft.template === '' ? messageEditor({ messages: draft.messages, onChange: page.update, columns: audience.columns }) : nothing}`;

  const time = () => field({
    label: t('new.at'),
    hint: t('new.atHint', { zone: localTimeZone() }),
    control: html`<input type="datetime-local" .value=${draft.at} @input=${event => set('at')(event.target.value)}>`,
  });

  const review = () => html`
    <section class="card review" id="review" aria-labelledby="review-title">
      <h2 id="review-title">${t('new.review')}</h2>
      ${created.report?.rowsRead > 0 ? importReport(created.report) : nothing}
      ${created.duplicatesRemoved > 0 ? html`<p class="hint">${t('campaign.duplicates', { n: created.duplicatesRemoved })}</p>` : nothing}
      ${created.forecast ? forecastView(created.forecast) : html`<p class="loading" role="status">${t('page.loading')}</p>`}
      <div class="form-end">
        <button type="button" @click=${change}>${t('new.change')}</button>
        ${draft.at
          ? html`<a class="button primary" href="/admin/campaigns/${segment(created.id)}">${t('new.scheduled')}</a>`
          : html`<button type="button" class="primary" @click=${start}>${icon('play')}<span>${t('new.start')}</span></button>`}
      </div>
    </section>`;

  return {
    title: () => t('nav.new'),
    view: () => html`
      <div class="composer">
        <div>
          ${created ? review() : nothing}
          <form ?inert=${created !== null} @submit=${check}>
            ${step(1, t('new.from'), sender())}
            ${step(2, t('new.what'), words())}
            ${step(3, t('new.who'), audience.view())}
            ${step(4, t('new.when'), time())}
            <div class="form-end">
              <button class="primary" ?disabled=${!audience.isReady || messages().length === 0}>${t('new.check')}</button>
            </div>
          </form>
        </div>
        ${showPreview(messages())}
      </div>`,
  };
}
