import { html, nothing } from '../html.js';
import { t } from '../text.js';
import { del, post, segment } from '../api.js';
import { ask } from '../notices.js';
import { go } from '../router.js';
import { confirmStart } from './confirm-start.js';
import { icon } from './icon.js';

/** Which deeds each status allows, the likeliest first. */
const allowed = {
  pending: ['execute', 'delete'],
  scheduled: ['execute', 'stop'],
  running: ['pause', 'stop'],
  paused: ['resume', 'stop'],
  stopped: ['execute', 'delete'],
  missed: ['execute', 'delete'],
  completed: ['delete'],
};

const icons = { execute: 'play', resume: 'play', pause: 'pause', stop: 'stop', delete: 'trash', clone: 'copy' };

/**
 * The buttons for what can be done to a campaign now.
 *
 * @param {import('../page.js').Page} page
 * @param {any} campaign
 * @param {{onGone?: () => void}} [listeners]
 */
export function campaignActions(page, campaign, { onGone } = {}) {
  const deeds = [...(allowed[campaign.status] ?? []), 'clone'];
  return html`
    <div class="actions">
      ${deeds.map(
        deed => html`
        <button type="button" class=${deed === 'execute' || deed === 'resume' ? 'primary' : nothing}
          @click=${() => carryOut(page, campaign, deed, onGone)}>
          ${icon(icons[deed])}<span>${t(`campaign.${deed}`)}</span>
        </button>`,
      )}
    </div>`;
}

async function carryOut(page, campaign, deed, onGone) {
  const path = `/api/campaigns/${segment(campaign.campaignId)}`;
  if (!(await isWanted(campaign, deed))) return;
  if (deed === 'delete') {
    if (await page.act(() => del(path), t('campaign.deleted'))) onGone?.();
  } else if (deed === 'clone') {
    const copy = await page.act(() => post(`${path}/clone`), t('campaign.cloned'));
    if (copy) go(`/admin/campaigns/${segment(copy.campaignId)}`);
  } else {
    await page.act(() => post(`${path}/${deed}`), t(`campaign.${deed}.done`));
  }
}

async function isWanted(campaign, deed) {
  if (deed === 'execute') return confirmStart(campaign);
  if (deed !== 'stop' && deed !== 'delete') return true;
  const n = campaign.progress.pending + campaign.progress.executing;
  return ask({
    title: t(`campaign.${deed}.ask`),
    text: t(`campaign.${deed}.consequence`, { n, total: campaign.totalRequests }),
    action: t(`campaign.${deed}`),
  });
}
