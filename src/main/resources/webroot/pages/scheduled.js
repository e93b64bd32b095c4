import { html } from '../html.js';
import { t, tOr } from '../text.js';
import { clockTime, dateTime, localTimeZone, number, person, withOffset } from '../format.js';
import { del, get, post, segment } from '../api.js';
import { ask } from '../notices.js';
import { campaignActions } from '../parts/campaign-actions.js';
import { campaignName } from '../parts/campaign.js';
import { chip } from '../parts/chip.js';
import { choice, entered, field } from '../parts/field.js';
import { icon } from '../parts/icon.js';
import { loaded } from '../parts/loading.js';
import { section } from '../parts/section.js';
import { recurringForm } from '../parts/recurring-form.js';
import { table } from '../parts/table.js';

const SHOWN = 200;

/** What is to start or to be sent later: campaigns, recurring ones, single messages. */
export default function scheduled(page) {
  const campaigns = page.source(signal =>
    get(`/api/campaigns?order=newest&status=scheduled&limit=${SHOWN}`, { signal }).then(answer => answer.data),
  );
  const recurring = page.source(signal => get('/api/recurring', { signal }).then(answer => answer.data));
  const single = page.source(signal => get(`/scheduled?limit=${SHOWN}`, { signal }));
  const newRecurring = recurringForm(page);
  let channel = 'whatsapp';
  page.refreshOnChange(campaigns, recurring, single);

  async function add(event) {
    event.preventDefault();
    const form = event.target;
    const values = new FormData(form);
    const sendAt = withOffset(entered(form, 'sendAt'));
    const message = { recipient: values.get('recipient'), message: values.get('message'), sendAt, channel };
    if (await page.act(() => post('/scheduled', message), t('scheduled.added'))) form.reset();
  }

  async function cancel(message) {
    const sure = await ask({
      title: t('scheduled.cancelAsk'),
      text: t('scheduled.cancelText', { person: person(message.recipient) }),
      action: t('scheduled.cancel'),
    });
    if (sure) await page.act(() => del(`/scheduled/${segment(message.id)}`), t('scheduled.cancelled'));
  }

  const repeat = (entry, deed) =>
    page.act(() => post(`/api/recurring/${segment(entry.recurringId)}/${deed}`), t(`recurring.${deed}.done`));

  async function forget(entry) {
    const sure = await ask({
      title: t('recurring.deleteAsk', { name: entry.name }),
      text: t('recurring.deleteText'),
      action: t('recurring.delete'),
    });
    if (sure) await page.act(() => del(`/api/recurring/${segment(entry.recurringId)}`), t('recurring.deleted'));
  }

  const campaignColumns = [
    {
      title: t('campaign.name'),
      cell: campaign =>
        html`<a class="strong" href="/admin/campaigns/${segment(campaign.campaignId)}">${campaignName(campaign)}</a>`,
    },
    { title: t('scheduled.at'), cell: campaign => dateTime(campaign.scheduledAt) },
    { title: t('campaign.session'), cell: campaign => campaign.session },
    { title: t('scheduled.messages'), kind: 'number', cell: campaign => number(campaign.totalRequests) },
    { title: t('campaign.actions'), kind: 'actions', cell: campaign => campaignActions(page, campaign) },
  ];

  const recurringColumns = [
    { title: t('campaign.name'), cell: entry => html`<strong>${entry.name}</strong>` },
    {
      title: t('recurring.cron'),
      cell: entry => html`<code>${entry.cron}</code> <span class="hint">${entry.timeZone}</span>`,
    },
    {
      title: t('campaign.status'),
      cell: entry =>
        html`${chip(entry.status)} ${entry.trouble ? html`<span class="bad-text">${entry.trouble}</span>` : ''}`,
    },
    { title: t('recurring.next'), cell: entry => dateTime(entry.nextRunAt) },
    {
      title: t('recurring.last'),
      cell: entry =>
        entry.lastCampaignId
          ? html`<a href="/admin/campaigns/${segment(entry.lastCampaignId)}">${dateTime(entry.lastRunAt)}</a>`
          : '',
    },
    {
      title: t('campaign.actions'),
      kind: 'actions',
      cell: entry => html`
      <div class="actions">
        ${
          entry.status === 'active'
            ? html`<button type="button" @click=${() => repeat(entry, 'pause')}>${icon('pause')}<span>${t('recurring.pause')}</span></button>`
            : html`<button type="button" class="primary" @click=${() => repeat(entry, 'resume')}>${icon('play')}<span>${t('recurring.resume')}</span></button>`
        }
        <button type="button" @click=${() => repeat(entry, 'run')}>${icon('bolt')}<span>${t('recurring.run')}</span></button>
        <button type="button" @click=${() => forget(entry)}>${icon('trash')}<span>${t('recurring.delete')}</span></button>
      </div>`,
    },
  ];

  const singleColumns = [
    { title: t('recipients.who'), cell: message => html`<strong>${person(message.recipient)}</strong>` },
    { title: t('scheduled.at'), cell: message => (message.sendAt ? clockTime(message.sendAt) : '') },
    { title: t('campaign.status'), cell: message => chip(message.status) },
    { title: t('scheduled.channel'), cell: message => tOr(`channel.${message.channel}`, message.channel) },
    {
      title: t('scheduled.text'),
      kind: 'stretch',
      cell: message => html`<span class="detail">${message.message}</span>`,
    },
    {
      title: t('campaign.actions'),
      kind: 'actions',
      cell: message =>
        message.status === 'scheduled'
          ? html`
      <button type="button" @click=${() => cancel(message)}>${icon('close')}<span>${t('scheduled.cancel')}</span></button>`
          : '',
    },
  ];

  const listed = (source, label, columns, key, none) =>
    loaded(source, rows =>
      rows.length === 0 ? html`<p class="hint">${none}</p>` : table({ label, columns, rows, key }),
    );

  return {
    title: () => t('nav.scheduled'),
    view: () => html`
      ${section(
        'campaigns',
        t('scheduled.campaigns'),
        listed(
          campaigns,
          t('scheduled.campaigns'),
          campaignColumns,
          campaign => campaign.campaignId,
          t('scheduled.noCampaigns'),
        ),
      )}
      ${section(
        'recurring',
        t('scheduled.recurring'),
        html`
        ${listed(recurring, t('scheduled.recurring'), recurringColumns, entry => entry.recurringId, t('scheduled.noRecurring'))}
        ${newRecurring()}`,
      )}
      ${section(
        'single',
        t('scheduled.single'),
        html`
        <form class="toolbar" @submit=${add}>
          ${field({ label: t('scheduled.to'), control: html`<input name="recipient" required inputmode="tel" autocomplete="off" placeholder="+55 11 99999-9999">` })}
          ${field({ label: t('scheduled.text'), control: html`<input name="message" required autocomplete="off">` })}
          ${field({ label: t('scheduled.at'), hint: localTimeZone(), control: html`<input name="sendAt" type="datetime-local" required>` })}
          ${field({
            label: t('scheduled.channel'),
            control: choice({
              name: 'channel',
              value: channel,
              options: ['whatsapp', 'sms'].map(value => ({ value, text: t(`channel.${value}`) })),
              onChange: value => {
                channel = value;
                page.update();
              },
            }),
          })}
          <button class="primary">${icon('plus')}<span>${t('scheduled.add')}</span></button>
        </form>
        ${listed(single, t('scheduled.single'), singleColumns, message => message.id, t('scheduled.noSingle'))}`,
      )}`,
  };
}
