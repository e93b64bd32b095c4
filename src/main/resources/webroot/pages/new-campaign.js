import { html, nothing } from '../html.js';
import { t } from '../text.js';
import { del, get, post, put, segment } from '../api.js';
import { localTimeZone, person, withOffset } from '../format.js';
import { notify } from '../notices.js';
import { go } from '../router.js';
import { Audience } from '../parts/audience.js';
import { confirmStart } from '../parts/confirm-start.js';
import { choice, field } from '../parts/field.js';
import { forecastView } from '../parts/forecast.js';
import { icon } from '../parts/icon.js';
import { importReport } from '../parts/import-report.js';
import { forgetDraft, keepDraft, keptDraft } from '../parts/kept-draft.js';
import { blank, tidy } from '../parts/messages.js';
import { messageEditor } from '../parts/message-editor.js';
import { preview } from '../parts/preview.js';

/** What stands for the session that the server is configured with, since a choice needs a value. */
const DEFAULT_SESSION = '*';
/** How many of the numbers are shown as they would be sent to. */
const SHOWN = 5;

const fresh = () => ({ name: '', session: '', knowingly: false, template: '', messages: [blank('text')], at: '' });

/** From nothing to a campaign that is started: who sends what to whom, and when it would end. */
export default function newCampaign(page) {
  const kept = keptDraft();
  let draft = { ...fresh(), ...kept?.draft };
  if (page.query.has('session')) draft.session = page.query.get('session');
  let isRestored = kept !== null;
  const sessions = page.source(signal => get('/api/sessions', { signal }).then(answer => answer.data));
  const templates = page.source(signal => get('/api/templates?limit=1000', { signal }).then(answer => answer.data));
  let audience = new Audience(page, page.query.get('list') ?? '', kept?.audience);
  let showPreview = preview(page, () => audience.recipients);
  /** The campaign that is only there to be checked, with its forecast, or null. */
  let created = null;
  let checking = false;
  let problem = null;
  let isSent = false;

  // a page that was closed while its campaign was checked could not delete it
  if (kept?.checked) forget(kept.checked);
  sessions.tried.then(chooseOnlyAccount);
  page.every(1000, keep);
  window.addEventListener('beforeunload', warn, { signal: page.signal });
  page.signal.addEventListener('abort', leave);

  const set = name => value => {
    draft[name] = value;
    problem = null;
    page.update();
  };

  const messages = () =>
    draft.template === ''
      ? draft.messages
      : (templates.value?.find(template => template.name === draft.template)?.messages ?? []);

  const isFilled = () =>
    !isSent &&
    (draft.name !== '' || !audience.isEmpty || JSON.stringify(draft.messages) !== JSON.stringify(fresh().messages));

  function chooseOnlyAccount() {
    const working = (sessions.value ?? []).filter(({ status }) => status === 'WORKING');
    if (draft.session === '' && working.length === 1) set('session')(working[0].sessionId);
  }

  /** Whether the chosen account is known not to send now. */
  function isOff() {
    const known = sessions.value?.find(({ sessionId }) => sessionId === draft.session);
    return draft.session !== '' && sessions.value !== null && known?.status !== 'WORKING';
  }

  function keep() {
    if (isFilled()) keepDraft({ draft, audience: audience.state, checked: created?.path ?? null });
  }

  function warn(event) {
    keep();
    if (isFilled()) event.preventDefault();
  }

  function leave() {
    if (created && !isSent) forget(created.path);
    created = null;
    if (!isFilled()) return;
    keep();
    notify('good', t('new.kept'));
  }

  function startOver() {
    forgetDraft();
    draft = fresh();
    isRestored = false;
    audience = new Audience(page, '');
    showPreview = preview(page, () => audience.recipients);
    chooseOnlyAccount();
    page.update();
  }

  /** Creates the campaign without starting it, so that the forecast is about just what would be sent. */
  async function check(event) {
    event.preventDefault();
    if (checking || created) return;
    problem = draft.at && new Date(draft.at) <= new Date() ? { whole: t('new.atPast') } : null;
    if (problem) return page.update();
    checking = true;
    const made = await page.act(
      () =>
        audience.create({
          ...(draft.template === '' ? { messages: draft.messages.map(tidy) } : { template: draft.template }),
          ...(draft.name.trim() && { name: draft.name.trim() }),
          session: draft.session === DEFAULT_SESSION ? '' : draft.session,
        }),
      '',
      failure => {
        problem = failure;
      },
    );
    checking = false;
    if (made) await show(made);
    page.update();
  }

  async function show(made) {
    const path = `/api/campaigns/${segment(made.id)}`;
    if (page.signal.aborted) return forget(path);
    created = { ...made, path, forecast: null };
    keep();
    const later = draft.at && { scheduledAt: withOffset(draft.at) };
    created.first = (await page.act(() => get(`${path}/requests?limit=${SHOWN}`)))?.data ?? [];
    created.forecast = (await page.act(() => post(`${path}/forecast`, later || undefined)))?.data ?? null;
    page.update();
    document.getElementById('review')?.scrollIntoView({ block: 'start' });
  }

  /** Starts it, or schedules it, once the reader has seen who sends how much and when. */
  async function send() {
    const {
      data: { session },
    } = await get(created.path);
    const isLater = draft.at !== '';
    if (!(await confirmStart({ campaignId: created.id, session, forecast: created.forecast, isLater }))) return;
    const sent = await page.act(
      () =>
        isLater
          ? put(`${created.path}/schedule`, { scheduledAt: withOffset(draft.at) })
          : post(`${created.path}/execute`),
      t(isLater ? 'new.isScheduled' : 'campaign.execute.done'),
    );
    if (!sent) return;
    isSent = true;
    forgetDraft();
    go(`/admin/campaigns/${segment(created.id)}`);
  }

  async function change() {
    if (await page.act(() => del(created.path))) created = null;
    keep();
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
          required: true,
          options: [
            { value: '', text: t('new.chooseSession') },
            ...(sessions.value ?? []).map(({ sessionId, status }) => ({
              value: sessionId,
              text: status === 'WORKING' ? sessionId : t('new.sessionOff', { session: sessionId }),
            })),
            { value: DEFAULT_SESSION, text: t('new.defaultSession') },
          ],
          onChange: session => {
            draft.knowingly = false;
            set('session')(session);
          },
        }),
      })}
      ${field({
        label: t('new.name'),
        hint: t('new.nameHint'),
        control: html`<input maxlength="100" autocomplete="off" .value=${draft.name} @input=${event => set('name')(event.target.value)}>`,
      })}
    </div>
    ${
      isOff()
        ? html`
      <label class="check warn-text"><input type="checkbox" required .checked=${draft.knowingly}
        @change=${event => set('knowingly')(event.target.checked)}> ${t('new.knowingly')}</label>`
        : nothing
    }`;

  const words = () => html`
    ${
      templates.value?.length > 0
        ? field({
            label: t('new.template'),
            control: choice({
              name: 'template',
              value: draft.template,
              options: [
                { value: '', text: t('new.noTemplate') },
                ...templates.value.map(({ name }) => ({ value: name, text: name })),
              ],
              onChange: set('template'),
            }),
          })
        : nothing
    }
    ${draft.template === '' ? messageEditor({ messages: draft.messages, onChange: page.update, columns: audience.columns }) : nothing}`;

  const time = () =>
    field({
      label: t('new.at'),
      hint: t('new.atHint', { zone: localTimeZone() }),
      control: html`<input type="datetime-local" .value=${draft.at} @input=${event => set('at')(event.target.value)}>`,
    });

  const review = () => html`
    <section class="card review" id="review" aria-labelledby="review-title">
      <h2 id="review-title">${t('new.review')}</h2>
      ${created.report?.rowsRead > 0 ? importReport(created.report) : nothing}
      ${(created.missing ?? []).map(({ field, recipients, outcome }) => html`<p class="hint">${t(`new.missing.${outcome}`, { field, n: recipients })}</p>`)}
      ${
        created.first?.length > 0
          ? html`
        <p class="hint">${t('new.first', { numbers: [...new Set(created.first.map(({ data }) => person(data.chatId)))].join(', ') })}</p>`
          : nothing
      }
      ${created.forecast ? forecastView(created.forecast) : html`<p class="loading" role="status">${t('page.loading')}</p>`}
      <div class="form-end">
        <button type="button" @click=${change}>${t('new.change')}</button>
        <button type="button" class="primary" @click=${send}>
          ${icon(draft.at ? 'clock' : 'play')}<span>${t(draft.at ? 'new.schedule' : 'new.start')}</span></button>
      </div>
    </section>`;

  return {
    title: () => t('nav.new'),
    view: () => html`
      <div class="composer">
        <div>
          ${created ? review() : nothing}
          ${
            isRestored && !created
              ? html`
            <p class="hint restored">${t('new.restored')} <button type="button" class="small" @click=${startOver}>${t('new.startOver')}</button></p>`
              : nothing
          }
          <form ?inert=${created !== null} @submit=${check}>
            ${step(1, t('new.from'), sender())}
            ${step(2, t('new.what'), words())}
            ${step(3, t('new.who'), audience.view())}
            ${step(4, t('new.when'), time())}
            ${
              problem
                ? html`
              <div class="problem" role="alert"><p>${problem.whole}</p>${problem.report ? importReport(problem.report) : nothing}</div>`
                : nothing
            }
            <div class="form-end">
              <button class="primary" ?disabled=${checking || !audience.isReady || messages().length === 0}>${t('new.check')}</button>
            </div>
          </form>
        </div>
        ${showPreview(messages())}
      </div>`,
  };
}

/** Deletes a campaign that was only there to be checked; one that has started stays. */
function forget(path) {
  del(path).catch(() => {});
}
