import { html, nothing } from '../html.js';
import { t } from '../text.js';
import { clockTime, dateTime, decimal } from '../format.js';
import { get, query, segment } from '../api.js';
import { go } from '../router.js';
import { chip } from '../parts/chip.js';
import { progressBar } from '../parts/progress.js';
import { campaignName, pace } from '../parts/campaign.js';
import { campaignActions } from '../parts/campaign-actions.js';
import { empty } from '../parts/empty.js';
import { loaded } from '../parts/loading.js';
import { table } from '../parts/table.js';
import { tabs } from '../parts/field.js';

const PAGE = 25;
const statuses = ['', 'running', 'paused', 'scheduled', 'pending', 'stopped', 'completed', 'missed'];

/** Every campaign, newest first. */
export default function campaigns(page) {
  const status = page.query.get('status') ?? '';
  const after = page.query.get('after') ?? '';
  const list = page.source(signal =>
    get(`/api/campaigns${query({ order: 'newest', limit: PAGE, status, after })}`, { signal }),
  );
  page.refreshOnChange(list);
  page.every(5000, page.update);

  const columns = [
    { title: t('campaign.name'), cell: name },
    { title: t('campaign.status'), cell: campaign => chip(campaign.status) },
    { title: t('campaign.progress'), cell: campaign => progressBar(campaign.progress), kind: 'stretch' },
    { title: t('campaign.speed'), cell: speed },
    { title: t('campaign.actions'), cell: campaign => campaignActions(page, campaign), kind: 'actions' },
  ];

  const show = changes => go(`/admin/campaigns${query({ status, ...changes })}`);

  return {
    title: () => t('nav.campaigns'),
    view: () => html`
      ${tabs({
        label: t('campaign.status'),
        value: status,
        options: statuses.map(value => ({ value, text: value === '' ? t('filter.all') : t(`status.${value}`) })),
        onChange: value => show({ status: value }),
      })}
      ${loaded(list, answer =>
        answer.data.length === 0
          ? nothingHere(status)
          : html`
        ${table({ label: t('nav.campaigns'), columns, rows: answer.data, key: campaign => campaign.campaignId })}
        <nav class="pages" aria-label=${t('pages.label')}>
          ${after ? html`<button type="button" @click=${() => show({})}>${t('pages.first')}</button>` : nothing}
          ${answer.next ? html`<button type="button" @click=${() => show({ after: answer.next })}>${t('pages.older')}</button>` : nothing}
        </nav>`,
      )}`,
  };
}

function name(campaign) {
  return html`
    <a class="strong" href="/admin/campaigns/${segment(campaign.campaignId)}">${campaignName(campaign)}</a>
    <span class="hint">${campaign.session} · ${dateTime(campaign.createdAt)}</span>`;
}

function speed(campaign) {
  const now = pace(campaign);
  const failed = campaign.progress.failed;
  return html`
    <span>${t('campaign.sentOf', { n: campaign.progress.completed, total: campaign.totalRequests })}</span>
    ${failed > 0 ? html`<span class="bad-text">${t('campaign.failedCount', { n: failed })}</span>` : nothing}
    ${now ? html`<span class="hint">${t('campaign.rate', { rate: decimal(now.rate) })} · ${t('campaign.endsAbout', { time: clockTime(now.endsAt) })}</span>` : nothing}
    ${campaign.status === 'scheduled' ? html`<span class="hint">${t('campaign.startsAt', { time: clockTime(campaign.scheduledAt) })}</span>` : nothing}
    ${campaign.completedAt ? html`<span class="hint">${dateTime(campaign.completedAt)}</span>` : nothing}`;
}

function nothingHere(status) {
  return status === ''
    ? empty({
        picture: 'campaigns',
        title: t('campaigns.none'),
        text: t('campaigns.noneText'),
        action: html`<a class="button primary" href="/admin/campaigns/new">${t('nav.new')}</a>`,
      })
    : html`<p class="hint">${t('campaigns.noneSo')}</p>`;
}
