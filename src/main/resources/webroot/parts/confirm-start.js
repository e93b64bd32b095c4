import { t } from '../text.js';
import { clockTime, person } from '../format.js';
import { get, post, Problem, segment } from '../api.js';
import { ask } from '../notices.js';

/**
 * Asks before anything is sent: from which account, how many messages, when the first and the last leave. Answers whether
 * the reader wants it.
 *
 * @param forecast of the campaign, or null to fetch it
 * @param isLater whether it is only scheduled now
 */
export async function confirmStart({ campaignId, session, forecast = null, isLater = false }) {
  const foreseen = forecast ?? (await tried(post(`/api/campaigns/${segment(campaignId)}/forecast`)));
  const account = await tried(get(`/api/sessions/${segment(session)}`));
  const n = foreseen?.requests ?? 0;
  return ask({
    title: t(isLater ? 'start.askLater' : 'start.ask', { n }),
    text: [sender(session, account), times(foreseen)],
    action: t(isLater ? 'start.doLater' : 'start.do', { n }),
    tone: 'primary',
  });
}

/** The data of an answer, or null if there is none: what cannot be told is said so, and does not stand in the way. */
async function tried(call) {
  try {
    return (await call).data;
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    return null;
  }
}

function sender(session, account) {
  if (account?.status !== 'WORKING') return t('start.fromOff', { session });
  const { name, id } = account.account ?? {};
  const known = [name, person(id)].filter(Boolean).join(' ');
  return known ? t('start.fromAccount', { session, account: known }) : t('start.from', { session });
}

function times(forecast) {
  if (!forecast?.startsAt || !forecast.endsAt) return t('start.timesUnknown');
  return t('start.times', { first: clockTime(forecast.startsAt), last: clockTime(forecast.endsAt) });
}
