import { html, nothing } from '../html.js';
import { t } from '../text.js';
import { del, get, post, put, query, segment } from '../api.js';
import { localTimeZone, number, withOffset } from '../format.js';
import { go } from '../router.js';
import { bubble } from '../parts/bubble.js';
import { choice, field, tabs } from '../parts/field.js';
import { fileImport } from '../parts/file-import.js';
import { forecastView } from '../parts/forecast.js';
import { icon } from '../parts/icon.js';
import { importReport } from '../parts/import-report.js';
import { blank, tidy } from '../parts/messages.js';
import { messageEditor } from '../parts/message-editor.js';
import { pasted } from '../parts/pasted.js';

const ways = ['paste', 'file', 'list', 'tag'];
const PREVIEWED = 50;

/** From nothing to a campaign that is started: who sends what to whom, and when it would end. */
export default function newCampaign(page) {
  const draft = {
    name: '', session: page.query.get('session') ?? '', template: '', messages: [blank('text')],
    way: page.query.get('list') ? 'list' : 'paste', paste: '', list: page.query.get('list') ?? '', tag: '', at: '',
  };
  let recipients = [];
  let total = null;
  let person = 0;
  let created = null;
  let forecast = null;
  const sessions = page.source(signal => get('/api/sessions', { signal }).then(answer => answer.data));
  const lists = page.source(signal => get('/api/campaigns/recipients', { signal }).then(answer => answer.data));
  const templates = page.source(signal => get('/api/templates?limit=1000', { signal }).then(answer => answer.data));
  const importFile = fileImport(page, { onImported: ({ name }) => useList(name) });

  async function useList(name) {
    draft.list = name;
    recipients = [];
    total = null;
    if (name !== '') {
      const answer = await page.act(() => get(`/api/campaigns/recipients${query({ campaignId: name, limit: PREVIEWED })}`));
      recipients = answer?.data ?? [];
      total = answer?.total ?? null;
    }
    person = 0;
    page.update();
  }

  function usePaste(text) {
    draft.paste = text;
    recipients = pasted(text);
    total = recipients.length;
    person = 0;
    page.update();
  }

  async function useTag() {
    const name = t('new.tagList', { tag: draft.tag });
    const taken = await page.act(() => put(`/api/campaigns/recipients${query({ campaignId: name, tag: draft.tag })}`), t('new.tagTaken'));
    if (taken) await useList(name);
  }

  const messages = () => (draft.template === ''
    ? draft.messages
    : templates.value?.find(template => template.name === draft.template)?.messages ?? []);

  const what = () => (draft.template === '' ? { messages: draft.messages.map(tidy) } : { template: draft.template });

  /** Creates the campaign without starting it, so that the forecast is about just what would be sent. */
  async function check(event) {
    event.preventDefault();
    const common = { ...what(), ...(draft.name.trim() && { name: draft.name.trim() }), ...(draft.at && { scheduledAt: withOffset(draft.at) }) };
    const made = await page.act(() => (draft.way === 'paste'
      ? post('/api/campaigns/create', { ...common, ...(draft.session && { session: draft.session }), contacts: recipients })
      : post('/api/blasts', { ...common, ...(draft.session && { sessionId: draft.session }), campaignId: draft.list, ...(!draft.at && { start: false }) })));
    if (!made) return;
    created = { id: made.campaignId ?? made.blastId, ...made };
    forecast = (await page.act(() => post(`/api/campaigns/${segment(created.id)}/forecast`)))?.data ?? null;
    page.update();
    document.getElementById('review')?.scrollIntoView({ block: 'start' });
  }

  async function start() {
    if (await page.act(() => post(`/api/campaigns/${segment(created.id)}/execute`), t('campaign.execute.done'))) {
      go(`/admin/campaigns/${segment(created.id)}`);
    }
  }

  async function change() {
    const path = `/api/campaigns/${segment(created.id)}`;
    const gone = await page.act(async () => {
      if (draft.at) await post(`${path}/stop`);
      return del(path);
    });
    if (gone) created = forecast = null;
    page.update();
  }

  const section = (place, title, content) => html`
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
          onChange: value => { draft.session = value; page.update(); },
        }),
      })}
      ${field({
        label: t('new.name'),
        hint: t('new.nameHint'),
        control: html`<input maxlength="100" autocomplete="off" .value=${draft.name} @input=${event => { draft.name = event.target.value; }}>`,
      })}
    </div>`;

  const words = () => html`
    ${templates.value?.length > 0 ? field({
      label: t('new.template'),
      control: choice({
        name: 'template',
        value: draft.template,
        options: [{ value: '', text: t('new.noTemplate') }, ...templates.value.map(({ name }) => ({ value: name, text: name }))],
        onChange: value => { draft.template = value; page.update(); },
      }),
    }) : nothing}
    ${draft.template === '' ? messageEditor({ messages: draft.messages, onChange: page.update, columns: columns(recipients) }) : nothing}`;

  const people = () => html`
    ${tabs({
      label: t('new.way'),
      value: draft.way,
      options: ways.map(value => ({ value, text: t(`new.way.${value}`) })),
      onChange: value => {
        draft.way = value;
        if (value === 'paste') usePaste(draft.paste);
        else useList(draft.list);
      },
    })}
    ${{ paste, file: importFile, list, tag }[draft.way]()}
    ${total === null ? nothing : html`<p class="hint" role="status">${t('new.count', { n: total })}</p>`}`;

  const paste = () => field({
    label: t('new.paste'),
    wide: true,
    hint: t('new.pasteHint'),
    control: html`<textarea rows="6" required placeholder="+55 11 99999-9999, Ana" .value=${draft.paste} @input=${event => usePaste(event.target.value)}></textarea>`,
  });

  const list = () => field({
    label: t('new.list'),
    hint: lists.value?.length === 0 ? t('new.noList') : '',
    control: choice({
      name: 'list',
      value: draft.list,
      options: [{ value: '', text: t('new.chooseList') }, ...(lists.value ?? []).map(one => ({ value: one.campaignId, text: t('new.listOf', { name: one.campaignId, n: one.total }) }))],
      onChange: useList,
    }),
  });

  const tag = () => html`
    <div class="toolbar">
      ${field({
        label: t('new.tag'),
        hint: t('new.tagHint'),
        control: html`<input maxlength="64" .value=${draft.tag} @input=${event => { draft.tag = event.target.value.trim(); page.update(); }}>`,
      })}
      <button type="button" ?disabled=${draft.tag === ''} @click=${useTag}>${t('new.takeTag')}</button>
    </div>`;

  const time = () => field({
    label: t('new.at'),
    hint: t('new.atHint', { zone: localTimeZone() }),
    control: html`<input type="datetime-local" .value=${draft.at} @input=${event => { draft.at = event.target.value; page.update(); }}>`,
  });

  const isReady = () => (draft.way === 'paste' ? recipients.length > 0 : draft.list !== '') && messages().length > 0;

  const preview = () => {
    const fields = recipients[person] ?? {};
    return html`
      <aside class="card preview" aria-label=${t('new.preview')}>
        <h2>${t('new.preview')}</h2>
        <div class="chat">${messages().map(message => bubble(message, fields))}</div>
        ${recipients.length > 1 ? html`
          <div class="row-head">
            <button type="button" class="small" ?disabled=${person === 0} @click=${() => { person--; page.update(); }}>${t('pages.back')}</button>
            <span class="hint">${fields.phone} (${number(person + 1)} / ${number(recipients.length)})</span>
            <button type="button" class="small" ?disabled=${person >= recipients.length - 1} @click=${() => { person++; page.update(); }}>${t('pages.on')}</button>
          </div>` : html`<p class="hint">${fields.phone ?? t('new.previewHint')}</p>`}
      </aside>`;
  };

  const review = () => html`
    <section class="card review" id="review" aria-labelledby="review-title">
      <h2 id="review-title">${t('new.review')}</h2>
      ${created.report && created.report.rowsRead > 0 ? importReport(created.report) : nothing}
      ${created.duplicatesRemoved > 0 ? html`<p class="hint">${t('campaign.duplicates', { n: created.duplicatesRemoved })}</p>` : nothing}
      ${forecast ? forecastView(forecast) : html`<p class="loading" role="status">${t('page.loading')}</p>`}
      <div class="form-end">
        <button type="button" @click=${change}>${t('new.change')}</button>
        ${draft.at
          ? html`<a class="button primary" href="/admin/campaigns/${segment(created.id)}">${t('new.scheduled')}</a>`
          : html`<button type="button" class="primary" @click=${start}>${icon('play')}<span>${t('new.start')}</span></button>`}
      </div>
    </section>`;

  if (draft.list) useList(draft.list);

  return {
    title: () => t('nav.new'),
    view: () => html`
      <div class="composer">
        <div>
          ${created ? review() : nothing}
          <div ?inert=${created !== null}>
            <form @submit=${check}>
              ${section(1, t('new.from'), sender())}
              ${section(2, t('new.what'), words())}
              ${section(3, t('new.who'), people())}
              ${section(4, t('new.when'), time())}
              <div class="form-end">
                <button class="primary" ?disabled=${!isReady()}>${t('new.check')}</button>
              </div>
            </form>
          </div>
        </div>
        ${preview()}
      </div>`,
  };
}

/** What placeholders can be filled with. */
function columns(recipients) {
  return [...new Set(recipients.slice(0, PREVIEWED).flatMap(Object.keys))].filter(column => column !== 'phone');
}
