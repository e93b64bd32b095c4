import { html, nothing, repeat } from '../html.js';
import { t } from '../text.js';
import { clockTime, decimal, number } from '../format.js';
import { get, segment } from '../api.js';
import { empty } from '../parts/empty.js';
import { loaded } from '../parts/loading.js';
import { chip } from '../parts/chip.js';
import { progressBar } from '../parts/progress.js';
import { reasonList } from '../parts/blockers.js';
import { campaignName, pace } from '../parts/campaign.js';
import { icon } from '../parts/icon.js';
import { section } from '../parts/section.js';
import { sessionWarnings } from '../parts/session-warnings.js';

const SHOWN = 8;

/** What runs, what is stuck and why, and today's numbers. */
export default function overview(page) {
  const summary = page.source(signal => get('/api/overview', { signal }).then(answer => answer.data));
  const running = page.source(signal => open('running', signal));
  const paused = page.source(signal => open('paused', signal));
  const scheduled = page.source(signal => open('scheduled', signal));
  const sessions = page.source(signal => get('/api/sessions', { signal }).then(answer => answer.data));
  page.follow('overview', (event, data) => {
    summary.value = data;
    running.refresh();
    paused.refresh();
    scheduled.refresh();
    sessions.refresh();
    page.update();
  });
  page.every(1000, page.update);

  const isNew = () =>
    summary.value !== null &&
    sessions.value?.length === 0 &&
    Object.values(summary.value.campaigns).every(count => count === 0);

  return {
    title: () => t('nav.overview'),
    view: () =>
      isNew()
        ? firstSteps()
        : html`
      ${loaded(summary, tiles)}
      ${(summary.value?.unheard ?? []).map(
        ({ session, webhook }) => html`
        <section class="card" aria-label=${session}>
          <h2><a href="/admin/sessions">${session}</a></h2>
          ${sessionWarnings(page, session, [{ code: `webhook_${webhook}` }])}
        </section>`,
      )}
      <div class="columns">
        <div class="column">
          ${section('stuck', t('overview.stuck'), loaded(summary, stuck))}
          ${section('accounts', t('nav.sessions'), loaded(sessions, accounts))}
        </div>
        <div class="column">
          ${section(
            'running',
            t('overview.running'),
            loaded(running, campaigns => moving(campaigns, paused.value ?? [])),
          )}
          ${section('coming', t('overview.coming'), loaded(scheduled, coming))}
        </div>
      </div>`,
  };
}

const open = (status, signal) =>
  get(`/api/campaigns?order=newest&limit=${SHOWN}&status=${status}`, { signal }).then(answer => answer.data);

function tiles(summary) {
  const { today, campaigns, queue, uncertain, stuck: workers } = summary;
  // a session that cannot send has a next try, which is no next message
  const next = workers.some(({ session }) => session === summary.next?.session) ? null : summary.next;
  return html`
    <div class="tiles">
      ${tile(t('overview.sentToday'), today.sent, 'good')}
      ${tile(t('overview.failedToday'), today.failed, today.failed > 0 ? 'bad' : '')}
      ${tile(t('overview.waiting'), queue.pending, '', next ? t('overview.next', { time: clockTime(next.at), session: next.session }) : '')}
      ${tile(t('overview.runningCampaigns'), campaigns.running, '', t('overview.alsoPaused', { n: campaigns.paused }))}
      ${tile(t('overview.uncertain'), uncertain, uncertain > 0 ? 'warn' : '', t('overview.uncertainHint'))}
    </div>`;
}

function tile(label, value, tone, hint) {
  return html`
    <div class="tile ${tone}">
      <span class="label">${label}</span>
      <span class="value">${number(value)}</span>
      ${hint ? html`<span class="hint">${hint}</span>` : nothing}
    </div>`;
}

function stuck({ stuck: workers, stuckMore }) {
  if (workers.length === 0) return html`<p class="fine">${icon('check')} ${t('overview.nothingStuck')}</p>`;
  return html`
    <ul class="rows">
      ${repeat(
        workers,
        worker => worker.session,
        worker => html`
        <li>
          <div class="row-head">
            <a href="/admin/queues?session=${segment(worker.session)}">${worker.session}</a>
            <span class="hint">${t('overview.waits', { n: worker.pendingRequests })}</span>
          </div>
          ${reasonList(worker)}
        </li>`,
      )}
    </ul>
    ${stuckMore > 0 ? html`<p class="hint">${t('overview.more', { n: stuckMore })}</p>` : nothing}`;
}

function moving(running, paused) {
  const all = [...running, ...paused];
  if (all.length === 0) return html`<p class="hint">${t('overview.nothingRuns')}</p>`;
  return html`
    <ul class="rows">
      ${repeat(
        all,
        campaign => campaign.campaignId,
        campaign => {
          const speed = pace(campaign);
          return html`
          <li>
            <div class="row-head">
              <a href="/admin/campaigns/${segment(campaign.campaignId)}">${campaignName(campaign)}</a>
              ${chip(campaign.status)}
            </div>
            ${progressBar(campaign.progress)}
            <p class="hint">${campaign.session}${
              speed
                ? html` · ${t('campaign.rate', { rate: decimal(speed.rate) })} · ${t('campaign.endsAbout', { time: clockTime(speed.endsAt) })}`
                : nothing
            }</p>
          </li>`;
        },
      )}
    </ul>`;
}

function accounts(sessions) {
  if (sessions.length === 0) return html`<p class="hint">${t('overview.noSessions')}</p>`;
  return html`
    <ul class="rows compact">
      ${repeat(
        sessions,
        session => session.sessionId,
        session => html`
        <li class="row-head">
          <a href="/admin/sessions">${session.sessionId}</a>
          <span class="hint">${
            session.today.cap > 0
              ? t('session.todayOf', { n: session.today.sent, cap: session.today.cap })
              : t('session.today', { n: session.today.sent })
          }</span>
          ${chip(session.status)}
        </li>`,
      )}
    </ul>`;
}

function coming(campaigns) {
  if (campaigns.length === 0) return html`<p class="hint">${t('overview.nothingScheduled')}</p>`;
  return html`
    <ul class="rows compact">
      ${repeat(
        campaigns,
        campaign => campaign.campaignId,
        campaign => html`
        <li class="row-head">
          <a href="/admin/campaigns/${segment(campaign.campaignId)}">${campaignName(campaign)}</a>
          <span class="hint">${clockTime(campaign.scheduledAt)}</span>
        </li>`,
      )}
    </ul>`;
}

/** What somebody sees who has just started the server. */
function firstSteps() {
  const steps = [
    ['sessions', '/admin/sessions'],
    ['lists', '/admin/lists'],
    ['campaigns', '/admin/campaigns/new'],
  ];
  return html`
    ${empty({ picture: 'bolt', title: t('overview.welcome'), text: t('overview.welcomeText') })}
    <ol class="steps">
      ${steps.map(
        ([name, path]) => html`
        <li class="card">
          ${icon(name)}
          <h2>${t(`overview.step.${name}`)}</h2>
          <p>${t(`overview.step.${name}.text`)}</p>
          <a class="button" href=${path}>${t(`overview.step.${name}.go`)}</a>
        </li>`,
      )}
    </ol>`;
}
