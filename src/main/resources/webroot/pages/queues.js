import { html, nothing } from '../html.js';
import { t } from '../text.js';
import { countdown, duration, number } from '../format.js';
import { get, post, segment } from '../api.js';
import { ask } from '../notices.js';
import { loaded } from '../parts/loading.js';
import { empty } from '../parts/empty.js';
import { chip } from '../parts/chip.js';
import { isBroken, nextSentence, reasonList, troubles } from '../parts/blockers.js';
import { campaignName } from '../parts/campaign.js';
import { campaignActions } from '../parts/campaign-actions.js';
import { progressBar } from '../parts/progress.js';
import { tabs } from '../parts/field.js';
import { icon } from '../parts/icon.js';

const SHOWN = 100;

/** Which queues a tab shows. */
const kinds = {
  all: () => true,
  active: worker => worker.isActive && worker.pendingRequests > 0 && troubles(worker).length === 0,
  blocked: worker =>
    worker.pendingRequests > 0 && troubles(worker).some(({ rule }) => rule !== 'paused' && rule !== 'held'),
  paused: worker =>
    worker.pendingRequests > 0 && troubles(worker).some(({ rule }) => rule === 'paused' || rule === 'held'),
  empty: worker => worker.pendingRequests === 0,
};

/** Every queue: how deep it is, what is next, and what blocks it. */
export default function queues(page) {
  let tab = 'all';
  let wanted = page.query.get('session') ?? '';
  const status = page.source(signal => get('/api/campaigns/queue/status', { signal }));
  const campaigns = page.source(signal =>
    get('/api/campaigns?order=newest&status=running,paused,scheduled&limit=500', { signal }).then(
      answer => answer.data,
    ),
  );
  page.refreshOnChange(status, campaigns);
  page.every(1000, page.update);

  async function stopAll() {
    const n = status.value.stats.totalPending;
    const sure = await ask({
      title: t('queues.stopAll'),
      text: t('queues.stopAllText', { n }),
      action: t('queues.stopAll'),
    });
    if (sure) await page.act(() => post('/api/campaigns/queue/stop-all'), t('queues.stopped'));
  }

  const inQueue = session =>
    (campaigns.value ?? [])
      .filter(campaign => campaign.session === session && campaign.status !== 'scheduled')
      .reverse();

  function view(answer) {
    const workers = answer.workers;
    if (workers.length === 0) {
      return empty({ picture: 'queues', title: t('queues.none'), text: t('queues.noneText') });
    }
    const found = workers.filter(worker => worker.session.includes(wanted));
    const shown = found.filter(kinds[tab]);
    return html`
      <div class="toolbar">
        <button type="button" @click=${() => page.act(() => post('/api/campaigns/queue/resume-all'), t('queues.resumed'))}>
          ${icon('play')}<span>${t('queues.resumeAll')}</span></button>
        <button type="button" class="danger" @click=${stopAll}>${icon('stop')}<span>${t('queues.stopAll')}</span></button>
        <label class="search"><span class="hidden">${t('queues.search')}</span>
          <input type="search" placeholder=${t('queues.search')} .value=${wanted}
            @input=${event => {
              wanted = event.target.value;
              page.update();
            }}></label>
      </div>
      ${tabs({
        label: t('queues.kinds'),
        value: tab,
        options: Object.keys(kinds).map(value => ({
          value,
          text: t(`queues.${value}`),
          count: number(found.filter(kinds[value]).length),
        })),
        onChange: value => {
          tab = value;
          page.update();
        },
      })}
      <div class="cards">
        ${shown.slice(0, SHOWN).map(worker => card(page, worker, inQueue(worker.session)))}
      </div>
      ${shown.length === 0 ? html`<p class="hint">${t('queues.noneSo')}</p>` : nothing}
      ${shown.length > SHOWN ? html`<p class="hint">${t('queues.more', { n: shown.length - SHOWN })}</p>` : nothing}`;
  }

  return { title: () => t('nav.queues'), view: () => loaded(status, view) };
}

function card(page, worker, campaigns) {
  return html`
    <section class="card queue" aria-label=${worker.session}>
      <div class="row-head">
        <h2><a href="/admin/sessions#${segment(worker.session)}">${worker.session}</a></h2>
        ${light(worker)}
      </div>
      <p class="sentence">${nextSentence(worker)}</p>
      <dl class="facts">
        <div><dt>${t('queues.depth')}</dt><dd>${number(worker.pendingRequests)}</dd></div>
        <div><dt>${t('queues.oldest')}</dt><dd>${campaigns.length > 0 ? duration(Date.now() - Date.parse(campaigns[0].startedAt ?? campaigns[0].createdAt)) : '–'}</dd></div>
        <div><dt>${t('queues.next')}</dt><dd>${worker.nextSendAt && worker.pendingRequests > 0 && !isBroken(worker) ? countdown(Date.parse(worker.nextSendAt) - Date.now()) : '–'}</dd></div>
        <div><dt>${t('queues.campaigns')}</dt><dd>${number(campaigns.length)}</dd></div>
      </dl>
      ${reasonList(worker)}
      ${wholeQueue(page, campaigns)}
      ${campaigns.map(
        (campaign, place) => html`
        <div class="in-queue">
          <div class="row-head">
            <span class="hint">${number(place + 1)}.</span>
            <a href="/admin/campaigns/${segment(campaign.campaignId)}">${campaignName(campaign)}</a>
            ${chip(campaign.status)}
          </div>
          ${progressBar(campaign.progress)}
          ${campaignActions(page, campaign)}
        </div>`,
      )}
    </section>`;
}

/** What can be done to all campaigns of a queue at once. */
function wholeQueue(page, campaigns) {
  const deed = (name, all) =>
    page.act(
      () => Promise.all(all.map(campaign => post(`/api/campaigns/${segment(campaign.campaignId)}/${name}`))),
      t(`campaign.${name}.done`),
    );
  const running = campaigns.filter(campaign => campaign.status === 'running');
  const paused = campaigns.filter(campaign => campaign.status === 'paused');
  return html`
    <div class="actions">
      ${running.length > 0 ? html`<button type="button" @click=${() => deed('pause', running)}>${icon('pause')}<span>${t('queues.pause')}</span></button>` : nothing}
      ${paused.length > 0 ? html`<button type="button" @click=${() => deed('resume', paused)}>${icon('play')}<span>${t('queues.resume')}</span></button>` : nothing}
    </div>`;
}

function light(worker) {
  if (worker.pendingRequests === 0) return html`<span class="chip calm">${t('queues.isEmpty')}</span>`;
  if (kinds.paused(worker)) return html`<span class="chip warn">${t('queues.isPaused')}</span>`;
  if (kinds.blocked(worker)) return html`<span class="chip bad">${t('queues.isBlocked')}</span>`;
  return html`<span class="chip good">${t('queues.isActive')}</span>`;
}
