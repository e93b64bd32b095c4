import { html, nothing } from '../html.js';
import { t } from '../text.js';
import { exactTime, number } from '../format.js';
import { del, get, post, put, segment } from '../api.js';
import { ask } from '../notices.js';
import { chip } from '../parts/chip.js';
import { dialog } from '../parts/dialog.js';
import { empty } from '../parts/empty.js';
import { field } from '../parts/field.js';
import { icon } from '../parts/icon.js';
import { loaded } from '../parts/loading.js';
import { table } from '../parts/table.js';

const events = [
  'campaign.started',
  'campaign.paused',
  'campaign.resumed',
  'campaign.completed',
  'campaign.stopped',
  'campaign.missed',
  'delivery.delivered',
  'delivery.read',
  'delivery.failed',
  'delivery.uncertain',
  'delivery.skipped',
];
const preset = new Set(['campaign.completed', 'delivery.failed']);
const LOG_SHOWN = 50;

/** Who else is told of events, and what became of it. */
export default function webhooks(page) {
  const list = page.source(signal => get('/api/webhooks', { signal }).then(answer => answer.data));
  let made = null;
  let shown = null;
  let log = [];

  async function add(event) {
    event.preventDefault();
    const form = event.target;
    const values = new FormData(form);
    const answer = await page.act(
      () => post('/api/webhooks', { url: values.get('url'), events: values.getAll('event') }),
      t('webhooks.added'),
    );
    if (!answer) return;
    made = answer.data;
    form.reset();
    page.update();
  }

  async function remove(webhook) {
    const sure = await ask({
      title: t('webhooks.deleteAsk'),
      text: t('webhooks.deleteText', { url: webhook.url }),
      action: t('webhooks.delete'),
    });
    if (sure) await page.act(() => del(`/api/webhooks/${segment(webhook.id)}`), t('webhooks.deleted'));
  }

  const toggle = webhook =>
    page.act(
      () =>
        put(`/api/webhooks/${segment(webhook.id)}`, {
          url: webhook.url,
          events: webhook.events,
          enabled: !webhook.enabled,
        }),
      t('webhooks.changed'),
    );

  async function show(webhook) {
    const answer = await page.act(() => get(`/api/webhooks/${segment(webhook.id)}/deliveries?limit=${LOG_SHOWN}`));
    shown = answer ? webhook : null;
    log = answer?.data ?? [];
    page.update();
  }

  async function replay(delivery) {
    await page.act(
      () => post(`/api/webhooks/${segment(shown.id)}/deliveries/${delivery.id}/replay`),
      t('webhooks.replayed'),
    );
    await show(shown);
  }

  function close() {
    shown = null;
    page.update();
  }

  const columns = [
    {
      title: t('webhooks.url'),
      kind: 'stretch',
      cell: webhook => html`<code>${webhook.url}</code><span class="hint">${webhook.events.join(', ')}</span>`,
    },
    {
      title: t('webhooks.state'),
      cell: webhook => html`
      <span class="chip ${webhook.enabled ? 'good' : 'bad'}">${t(webhook.enabled ? 'webhooks.enabled' : 'webhooks.disabled')}</span>
      ${webhook.failures > 0 ? html`<span class="bad-text">${t('webhooks.failures', { n: webhook.failures })}</span>` : nothing}
      ${webhook.disabledReason ? html`<span class="hint">${webhook.disabledReason}</span>` : nothing}`,
    },
    {
      title: t('campaign.actions'),
      kind: 'actions',
      cell: webhook => html`
      <div class="actions">
        ${webhook.enabled ? html`<button type="button" @click=${() => page.act(() => post(`/api/webhooks/${segment(webhook.id)}/ping`), t('webhooks.pinged'))}>${icon('bolt')}<span>${t('webhooks.ping')}</span></button>` : nothing}
        <button type="button" @click=${() => show(webhook)}>${icon('lists')}<span>${t('webhooks.log')}</span></button>
        <button type="button" @click=${() => toggle(webhook)}>${icon(webhook.enabled ? 'pause' : 'play')}<span>${t(webhook.enabled ? 'webhooks.disable' : 'webhooks.enable')}</span></button>
        <button type="button" @click=${() => remove(webhook)}>${icon('trash')}<span>${t('webhooks.delete')}</span></button>
      </div>`,
    },
  ];

  const logColumns = [
    { title: t('webhooks.event'), cell: delivery => html`<code>${delivery.type}</code>` },
    { title: t('scheduled.at'), cell: delivery => exactTime(delivery.createdAt) },
    { title: t('campaign.status'), cell: delivery => chip(delivery.status) },
    { title: t('webhooks.tries'), kind: 'number', cell: delivery => number(delivery.attempts) },
    {
      title: t('webhooks.answer'),
      kind: 'stretch',
      cell: delivery => html`<span class="detail">${delivery.error ?? delivery.httpStatus ?? ''}</span>`,
    },
    {
      title: t('campaign.actions'),
      cell: delivery =>
        delivery.status === 'pending'
          ? ''
          : html`
      <button type="button" class="small" @click=${() => replay(delivery)}>${t('webhooks.replay')}</button>`,
    },
  ];

  const logView = () =>
    dialog({
      title: t('webhooks.logOf', { url: shown.url }),
      wide: true,
      onClose: close,
      body:
        log.length === 0
          ? html`<p class="hint">${t('webhooks.noLog')}</p>`
          : table({ label: t('webhooks.log'), columns: logColumns, rows: log, key: delivery => delivery.id }),
      actions: html`<button type="button" @click=${close}>${t('shell.close')}</button>`,
    });

  return {
    title: () => t('nav.webhooks'),
    view: () => html`
      <p class="hint">${t('webhooks.text')}</p>
      <form class="card" @submit=${add}>
        ${field({ label: t('webhooks.url'), control: html`<input name="url" type="url" required maxlength="2048" placeholder="https://">` })}
        <fieldset>
          <legend>${t('webhooks.events')}</legend>
          ${events.map(event => html`<label class="check"><input type="checkbox" name="event" value=${event} ?checked=${preset.has(event)}> <code>${event}</code></label>`)}
        </fieldset>
        <button class="primary">${icon('plus')}<span>${t('webhooks.add')}</span></button>
        ${made ? html`<p role="status">${t('webhooks.secret', { url: made.url })} <code>${made.secret}</code></p>` : nothing}
      </form>
      ${loaded(list, all =>
        all.length === 0
          ? empty({ picture: 'webhooks', title: t('webhooks.none'), text: t('webhooks.noneText') })
          : table({ label: t('nav.webhooks'), columns, rows: all, key: webhook => webhook.id }),
      )}
      ${shown ? logView() : nothing}`,
  };
}
