import { html, nothing } from '../html.js';
import { t } from '../text.js';
import { clockTime, exactTime, number, person } from '../format.js';
import { get, post, query } from '../api.js';
import { ask } from '../notices.js';
import { bubble, ticks } from './bubble.js';
import { chip } from './chip.js';
import { dialog } from './dialog.js';
import { icon } from './icon.js';
import { loaded } from './loading.js';
import { ofRequest } from './messages.js';
import { table } from './table.js';
import { tabs } from './field.js';

const PAGE = 25;
const SEARCH_MILLIS = 250;
const sendStates = ['pending', 'executing', 'completed', 'failed', 'uncertain', 'skipped'];
const deliveryStates = ['delivered', 'read'];

/**
 * Everybody that a campaign is for, a page at a time: counters that are filters, search, and what can be done with
 * those that did not go well.
 */
export function recipientTable(page, path, statistics) {
  let filter = '';
  let search = '';
  let offset = 0;
  let cursors = [''];
  let shown = null;
  let searching;
  const selected = new Set();
  const rows = page.source(signal => (deliveryStates.includes(filter) ? deliveries(signal) : requests(signal)));

  async function requests(signal) {
    const { data } = await get(`${path}/requests${query({ status: filter, contact: search, offset, limit: PAGE + 1 })}`, { signal });
    return { rows: data.slice(0, PAGE).map(rowOf), more: data.length > PAGE };
  }

  async function deliveries(signal) {
    const after = cursors.at(-1);
    const { data, next } = await get(`${path}/deliveries${query({ deliveryStatus: filter, contact: search, after, limit: PAGE })}`, { signal });
    return { rows: data, more: next !== undefined, next };
  }

  function show(change) {
    filter = change.filter ?? filter;
    search = change.search ?? search;
    offset = change.offset ?? 0;
    cursors = change.cursors ?? [''];
    selected.clear();
    rows.value = null;
    rows.refresh();
    page.update();
  }

  async function preview(row) {
    const { data } = await get(`${path}/requests${query({ offset: row.index, limit: 1 })}`);
    shown = { row, message: ofRequest(data[0]) };
    page.update();
  }

  function closePreview() {
    shown = null;
    page.update();
  }

  async function retry(body, n) {
    const sure = await ask({ title: t('retry.ask'), text: t('retry.text', { n }), action: t('retry.do', { n }) });
    if (sure && (await page.act(() => post(`${path}/retry`, body), t('retry.done')))) selected.clear();
  }

  async function settle(action, n) {
    const sure = await ask({ title: t(`settle.${action}.ask`), text: t(`settle.${action}.text`, { n }), action: t(`settle.${action}`, { n }) });
    const body = selected.size > 0 ? { action, requests: [...selected] } : { action };
    if (sure && (await page.act(() => post(`${path}/uncertain`, body), t('settle.done')))) selected.clear();
  }

  function save() {
    const link = document.createElement('a');
    const deliveryStatus = deliveryStates.includes(filter) ? filter : '';
    link.href = `${path}/deliveries${query({ format: 'csv', status: deliveryStatus ? '' : filter, deliveryStatus, contact: search })}`;
    link.download = '';
    link.click();
  }

  const isSelectable = row => row.status === 'failed' || row.status === 'uncertain';

  const columns = [
    { title: '', label: t('recipients.select'), kind: 'narrow', cell: row => (isSelectable(row) ? html`
      <input type="checkbox" aria-label=${t('recipients.selectOne', { person: person(row.chatId) })} .checked=${selected.has(row.index)}
        @change=${event => { event.target.checked ? selected.add(row.index) : selected.delete(row.index); page.update(); }}>` : nothing) },
    { title: t('recipients.who'), cell: row => html`
      <button type="button" class="link" @click=${() => preview(row)} title=${t('recipients.preview')}>${person(row.chatId)}</button>` },
    { title: t('campaign.status'), cell: row => html`${chip(row.status)} ${ticks(row.deliveryStatus)}` },
    { title: t('recipients.attempts'), kind: 'number', cell: row => (row.attempts ? number(row.attempts) : '') },
    { title: t('recipients.sent'), cell: row => time(row.sentAt) },
    { title: t('recipients.delivered'), cell: row => time(row.deliveredAt) },
    { title: t('recipients.read'), cell: row => time(row.readAt) },
    { title: t('recipients.reason'), kind: 'stretch', cell: row => html`<span class="detail">${row.reason ?? row.error ?? row.deliveryError ?? ''}</span>` },
  ];

  const counters = campaign => tabs({
    label: t('recipients.filter'),
    value: filter,
    options: [
      { value: '', text: t('filter.all'), count: number(campaign.totalRequests) },
      ...sendStates.filter(state => state !== 'executing' || campaign.progress.executing > 0)
        .map(state => ({ value: state, text: t(`status.${state}`), count: number(campaign.progress[state]) })),
      ...deliveryStates.map(state => ({ value: state, text: t(`status.${state}`), count: statistics.value ? number(statistics.value.funnel[state]) : '' })),
    ],
    onChange: value => show({ filter: value }),
  });

  const remedies = campaign => {
    const { failed, uncertain } = campaign.progress;
    const chosen = (rows.value?.rows ?? []).filter(row => selected.has(row.index));
    const onlyFailed = chosen.length > 0 && chosen.every(row => row.status === 'failed');
    const onlyUncertain = chosen.length > 0 && chosen.every(row => row.status === 'uncertain');
    return html`
      ${onlyFailed ? html`<button type="button" class="primary" @click=${() => retry({ requests: [...selected] }, chosen.length)}>${icon('retry')}<span>${t('retry.selected', { n: chosen.length })}</span></button>` : nothing}
      ${failed > 0 && chosen.length === 0 ? html`<button type="button" @click=${() => retry({ scope: 'failed' }, failed)}>${icon('retry')}<span>${t('retry.all', { n: failed })}</span></button>` : nothing}
      ${uncertain > 0 && (chosen.length === 0 || onlyUncertain) ? html`
        <button type="button" @click=${() => settle('accept', chosen.length || uncertain)}>${icon('check')}<span>${t('settle.accept', { n: chosen.length || uncertain })}</span></button>
        <button type="button" @click=${() => settle('resend', chosen.length || uncertain)}>${icon('retry')}<span>${t('settle.resend', { n: chosen.length || uncertain })}</span></button>` : nothing}`;
  };

  function typed(event) {
    clearTimeout(searching);
    const digits = event.target.value.replace(/\D/g, '');
    searching = setTimeout(() => digits !== search && show({ search: digits }), SEARCH_MILLIS);
  }

  const step = back => (deliveryStates.includes(filter)
    ? show({ cursors: back ? cursors.slice(0, -1) : [...cursors, rows.value.next] })
    : show({ offset: back ? Math.max(0, offset - PAGE) : offset + PAGE }));

  const isFirst = () => offset === 0 && cursors.length === 1;

  return {
    refresh: () => rows.refresh(),
    view: campaign => html`
      <section class="card" aria-labelledby="recipients">
        <h2 id="recipients">${t('recipients.title')}</h2>
        ${counters(campaign)}
        <div class="toolbar">
          <label class="search"><span class="hidden">${t('recipients.search')}</span>
            <input type="search" inputmode="numeric" placeholder=${t('recipients.search')} @input=${typed}></label>
          ${remedies(campaign)}
          <button type="button" @click=${save}>${icon('download')}<span>${t('recipients.export')}</span></button>
        </div>
        ${loaded(rows, value => (value.rows.length === 0 ? html`<p class="hint">${t('recipients.none')}</p>` : html`
          ${table({ label: t('recipients.title'), columns, rows: value.rows, key: row => row.index, selected: row => selected.has(row.index) })}
          <nav class="pages" aria-label=${t('pages.label')}>
            <button type="button" ?disabled=${isFirst()} @click=${() => step(true)}>${t('pages.back')}</button>
            <button type="button" ?disabled=${!value.more} @click=${() => step(false)}>${t('pages.on')}</button>
          </nav>`))}
        ${shown ? dialog({
          title: person(shown.row.chatId),
          onClose: closePreview,
          body: html`<div class="chat">${bubble(shown.message)}</div>${facts(shown.row)}`,
          actions: html`<button type="button" @click=${closePreview}>${t('shell.close')}</button>`,
        }) : nothing}
      </section>`,
  };
}

function rowOf(request) {
  return { ...request, chatId: request.data.chatId ?? request.data.To };
}

function time(iso) {
  return iso ? html`<time datetime=${iso} title=${exactTime(iso)}>${clockTime(iso)}</time>` : '';
}

function facts(row) {
  const known = [['recipients.sent', row.sentAt], ['recipients.delivered', row.deliveredAt], ['recipients.read', row.readAt]];
  return html`
    <dl class="facts">
      <div><dt>${t('campaign.status')}</dt><dd>${chip(row.status)}</dd></div>
      ${known.map(([key, at]) => (at ? html`<div><dt>${t(key)}</dt><dd>${exactTime(at)}</dd></div>` : nothing))}
      ${row.messageId ? html`<div><dt>${t('recipients.messageId')}</dt><dd class="code">${row.messageId}</dd></div>` : nothing}
    </dl>
    ${row.reason ?? row.error ? html`<p class="problem">${row.reason ?? row.error}</p>` : nothing}`;
}
