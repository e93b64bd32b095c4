import { html, nothing } from '../html.js';
import { t } from '../text.js';
import { clockTime, exactTime, number, person } from '../format.js';
import { bubble, ticks } from './bubble.js';
import { chip } from './chip.js';
import { dialog } from './dialog.js';
import { icon } from './icon.js';
import { loaded } from './loading.js';
import { ofRequest } from './messages.js';
import { RecipientPages } from './recipient-pages.js';
import { remedies } from './remedies.js';
import { searchField } from './search.js';
import { section } from './section.js';
import { table } from './table.js';
import { tabs } from './field.js';

const sendStates = ['pending', 'executing', 'completed', 'failed', 'uncertain', 'skipped'];

/**
 * Everybody that a campaign is for: counters that are filters, search, and what can be done with those that did not go
 * well.
 */
export function recipientTable(page, path, statistics) {
  const pages = new RecipientPages(page, path);
  const selected = new Set();
  const searchFor = searchField({ label: t('recipients.search'), numeric: true, onSearch: search => show({ search }) });
  let shown = null;

  function show(change) {
    selected.clear();
    pages.show(change);
  }

  function select(row, wanted) {
    if (wanted) selected.add(row.index);
    else selected.delete(row.index);
    page.update();
  }

  async function preview(row) {
    const request = await page.act(() => pages.request(row));
    if (request) shown = { row, message: ofRequest(request) };
    page.update();
  }

  function closePreview() {
    shown = null;
    page.update();
  }

  function save() {
    const link = document.createElement('a');
    link.href = pages.export;
    link.download = '';
    link.click();
  }

  const columns = [
    {
      title: '',
      label: t('recipients.select'),
      kind: 'narrow',
      cell: row =>
        row.status === 'failed' || row.status === 'uncertain'
          ? html`
      <input type="checkbox" aria-label=${t('recipients.selectOne', { person: person(row.chatId) })}
        .checked=${selected.has(row.index)} @change=${event => select(row, event.target.checked)}>`
          : nothing,
    },
    {
      title: t('recipients.who'),
      cell: row => html`
      <button type="button" class="link" @click=${() => preview(row)} title=${t('recipients.preview')}>${person(row.chatId)}</button>`,
    },
    {
      title: t('campaign.status'),
      cell: row => html`<span class="together">${chip(row.status)} ${ticks(row.deliveryStatus)}</span>`,
    },
    { title: t('recipients.attempts'), kind: 'number', cell: row => (row.attempts ? number(row.attempts) : '') },
    { title: t('recipients.sent'), cell: row => time(row.sentAt) },
    { title: t('recipients.delivered'), cell: row => time(row.deliveredAt) },
    { title: t('recipients.read'), cell: row => time(row.readAt) },
    { title: t('recipients.reason'), kind: 'stretch', cell: row => html`<span class="detail">${trouble(row)}</span>` },
  ];

  const counters = ({ totalRequests, progress }) =>
    tabs({
      label: t('recipients.filter'),
      value: pages.filter,
      options: [
        counter('', t('filter.all'), totalRequests),
        ...sendStates
          .filter(state => state !== 'executing' || progress.executing > 0)
          .map(state => counter(state, t(`status.${state}`), progress[state])),
        counter('delivered', t('status.delivered'), statistics.value?.funnel.delivered),
        counter('read', t('status.read'), statistics.value?.funnel.read),
      ],
      onChange: filter => show({ filter }),
    });

  function stateOfSelected() {
    const states = new Set(pages.rows.filter(row => selected.has(row.index)).map(row => row.status));
    return states.size === 1 ? [...states][0] : null;
  }

  const rows = value =>
    value.rows.length === 0
      ? html`<p class="hint">${t('recipients.none')}</p>`
      : html`
    ${table({ label: t('recipients.title'), columns, rows: value.rows, key: row => row.index, selected: row => selected.has(row.index) })}
    <nav class="pages" aria-label=${t('pages.label')}>
      <button type="button" ?disabled=${pages.isFirst} @click=${() => pages.back()}>${t('pages.back')}</button>
      <button type="button" ?disabled=${!value.more} @click=${() => pages.forward()}>${t('pages.on')}</button>
    </nav>`;

  return {
    refresh: () => pages.refresh(),
    view: campaign =>
      section(
        'recipients',
        t('recipients.title'),
        html`
      ${counters(campaign)}
      <div class="toolbar">
        ${searchFor()}
        ${remedies(page, path, campaign.progress, selected, stateOfSelected())}
        <button type="button" @click=${save}>${icon('download')}<span>${t('recipients.export')}</span></button>
      </div>
      ${loaded(pages.source, rows)}
      ${shown ? messageDialog(shown, closePreview) : nothing}`,
      ),
  };
}

function counter(value, text, count) {
  return { value, text, count: count === undefined ? '' : number(count) };
}

function messageDialog({ row, message }, onClose) {
  return dialog({
    title: person(row.chatId),
    onClose,
    body: html`<div class="chat">${bubble(message)}</div>${facts(row)}`,
    actions: html`<button type="button" @click=${onClose}>${t('shell.close')}</button>`,
  });
}

function facts(row) {
  const times = [
    ['recipients.sent', row.sentAt],
    ['recipients.delivered', row.deliveredAt],
    ['recipients.read', row.readAt],
  ];
  return html`
    <dl class="facts">
      <div><dt>${t('campaign.status')}</dt><dd>${chip(row.status)}</dd></div>
      ${times.map(([key, at]) => (at ? html`<div><dt>${t(key)}</dt><dd>${exactTime(at)}</dd></div>` : nothing))}
      ${row.messageId ? html`<div><dt>${t('recipients.messageId')}</dt><dd class="code">${row.messageId}</dd></div>` : nothing}
    </dl>
    ${trouble(row) ? html`<p class="problem">${trouble(row)}</p>` : nothing}`;
}

/** Why it did not go well, whoever said so. */
function trouble(row) {
  return row.reason ?? row.error ?? row.deliveryError ?? '';
}

function time(iso) {
  return iso ? html`<time datetime=${iso} title=${exactTime(iso)}>${clockTime(iso)}</time>` : '';
}
