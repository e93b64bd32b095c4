import { html, nothing } from '../html.js';
import { t } from '../text.js';
import { clockTime, dateTime, decimal, duration, percent } from '../format.js';
import { get, post, segment } from '../api.js';
import { go } from '../router.js';
import { chip } from '../parts/chip.js';
import { campaignActions } from '../parts/campaign-actions.js';
import { campaignName, pace } from '../parts/campaign.js';
import { campaignCharts } from '../parts/campaign-charts.js';
import { forecastView } from '../parts/forecast.js';
import { loaded } from '../parts/loading.js';
import { mediaWarnings } from '../parts/media-warnings.js';
import { isBroken, nextSentence, reasonList } from '../parts/blockers.js';
import { done, progressBar } from '../parts/progress.js';
import { recipientTable } from '../parts/recipient-table.js';
import { section } from '../parts/section.js';
import { sessionWarnings } from '../parts/session-warnings.js';
import { timeline } from '../parts/timeline.js';

/** How often what costs the server more is fetched while the campaign moves. */
const STATISTICS_MILLIS = 5_000;
const ROWS_MILLIS = 2_000;

/** One campaign: what happens next, how it stands, to whom it went. */
export default function campaign(page) {
  const path = `/api/campaigns/${segment(page.params.id)}`;
  const head = page.source(signal =>
    get(path, { signal }).then(answer => ({ ...answer.data, warnings: answer.warnings })),
  );
  const worker = page.source(signal => workerOf(head, signal));
  const statistics = page.source(signal => get(`${path}/statistics`, { signal }).then(answer => answer.data));
  const history = page.source(signal => get(`${path}/timeline`, { signal }).then(answer => answer.data));
  const forecast = page.source(signal => post(`${path}/forecast`, undefined, { signal }).then(answer => answer.data));
  const recipients = recipientTable(page, path, statistics);

  /** Whether a frame came since all was fetched: progress, or ticks long after the last send. */
  let moved = true;
  let troubled = '';
  page.follow(`campaign:${page.params.id}`, (event, data) => {
    if (!head.value) return;
    const before = head.value.status;
    head.value = { ...head.value, status: data.status, progress: progressOf(data) };
    moved = true;
    if (data.status !== before) page.refresh();
    page.update();
  });
  page.follow('overview', (event, { stuck }) => {
    // what holds the session up has changed; when it sends next is fetched with the statistics
    const now = JSON.stringify(stuck.find(({ session }) => session === head.value?.session)?.blockedBy);
    if (now !== troubled) worker.refresh();
    troubled = now;
  });
  page.every(1000, page.update);
  page.every(ROWS_MILLIS, () => {
    if (!moved) return;
    recipients.refresh();
    worker.refresh();
  });
  page.every(STATISTICS_MILLIS, () => {
    if (!moved) return;
    moved = false;
    [head, worker, statistics, history, forecast, recipients].forEach(source => source.refresh());
  });

  return {
    title: () => (head.value ? campaignName(head.value) : t('campaign.title')),
    view: () =>
      loaded(
        head,
        value => html`
      <section class="card lead">
        <div class="row-head">
          ${chip(value.status === 'running' && worker.value && isBroken(worker.value) ? 'blocked' : value.status)}
          <span class="hint">${t('campaign.onSession')} <a href="/admin/queues?session=${segment(value.session)}">${value.session}</a>
            · ${t('campaign.created', { time: dateTime(value.createdAt) })}</span>
          ${campaignActions(page, value, { onGone: () => go('/admin/campaigns') })}
        </div>
        <p class="sentence" aria-live="off">${sentence(value, worker.value)}</p>
        ${worker.value && value.status === 'running' ? reasonList(worker.value) : nothing}
        ${value.status !== 'completed' ? sessionWarnings(page, value.session, worker.value?.warnings, worker.value?.works) : nothing}
        ${mediaWarnings(value.warnings)}
        ${progressBar(value.progress)}
        <p class="hint">${figures(value, forecast.value)}</p>
      </section>
      ${
        value.status === 'pending' || value.status === 'scheduled'
          ? html`<section class="card"><h2>${t('forecast.title')}</h2>${loaded(forecast, forecastView)}</section>`
          : nothing
      }
      ${recipients.view(value)}
      ${section('charts', t('campaign.charts'), loaded(statistics, campaignCharts))}
      ${section('timeline', t('campaign.timeline'), loaded(history, timeline))}`,
      ),
  };
}

async function workerOf(head, signal) {
  await head.tried;
  const session = head.value?.session;
  if (!session) return null;
  // other channels have queues, but no accounts
  if (!/^[A-Za-z0-9_-]+$/.test(session)) {
    const { workers } = await get('/api/campaigns/queue/status', { signal });
    return workers.find(worker => worker.session === session) ?? null;
  }
  const { queue, warnings, status } = (await get(`/api/sessions/${session}`, { signal })).data;
  return { ...queue, warnings, works: status === 'WORKING' };
}

function progressOf({ sent, failed, skipped, uncertain, pending }) {
  return { completed: sent, failed, skipped, uncertain, executing: 0, pending };
}

function sentence(campaign, worker) {
  const n = campaign.progress.pending + campaign.progress.executing;
  switch (campaign.status) {
    case 'running':
      return worker ? nextSentence(worker) : t('page.loading');
    case 'paused':
      return t(`campaign.says.paused.${campaign.pausedBy ?? 'operator'}`, { n });
    case 'scheduled':
      return t('campaign.says.scheduled', { n, time: clockTime(campaign.scheduledAt) });
    default:
      return t(`campaign.says.${campaign.status}`, { n });
  }
}

function figures(campaign, forecast) {
  const parts = [
    t('campaign.doneOf', {
      n: done(campaign.progress),
      total: campaign.totalRequests,
      share: percent(done(campaign.progress), campaign.totalRequests),
    }),
  ];
  const speed = pace(campaign);
  if (speed) parts.push(t('campaign.rate', { rate: decimal(speed.rate) }));
  if (forecast?.endsAt && campaign.status === 'running') {
    parts.push(
      t('campaign.endsAt', {
        time: clockTime(forecast.endsAt),
        duration: duration(Date.parse(forecast.endsAt) - Date.now()),
      }),
    );
  }
  if (campaign.completedAt && campaign.startedAt) {
    parts.push(
      t('campaign.took', { duration: duration(Date.parse(campaign.completedAt) - Date.parse(campaign.startedAt)) }),
    );
  }
  if (campaign.duplicatesRemoved > 0) parts.push(t('campaign.duplicates', { n: campaign.duplicatesRemoved }));
  return parts.join(' · ');
}
