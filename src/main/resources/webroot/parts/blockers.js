import { html, nothing } from '../html.js';
import { t, tOr } from '../text.js';
import { clockTime, countdown } from '../format.js';

/** What holds a session up in the ordinary course of sending. */
const ordinary = new Set(['in_flight', 'interval']);

/** What ends by itself at a known time, so that the next send is known too. */
const passing = new Set(['quiet_hours', 'daily_cap', 'new_chat_warning', 'preparing', 'settling']);

/** What WhatsApp itself says the end of. */
const ending = new Set(['timelock', 'new_chat_quota', 'account_restricted']);

/** Whether something is wrong that waiting alone does not mend: then no send is announced. */
export function isBroken(worker) {
  return worker.pendingRequests > 0 && troubles(worker).some(blocker => !passing.has(blocker.rule));
}

/** The rules that an operator may want to know of. */
export function troubles(worker) {
  return worker.blockedBy.filter(blocker => !ordinary.has(blocker.rule));
}

function plainly(blocker) {
  return tOr(`rule.${blocker.rule}`, blocker.rule);
}

/** Why, in words: "quiet hours until 08:00". */
function reason(blocker) {
  const words = plainly(blocker);
  if (!blocker.until) return words;
  const key = passing.has(blocker.rule) || ending.has(blocker.rule) ? 'why.until' : 'why.lookedAt';
  return t(key, { reason: words, time: clockTime(blocker.until) });
}

/** One plain sentence about what a session does next. */
export function nextSentence(worker, now = Date.now()) {
  const session = worker.session;
  if (worker.pendingRequests === 0) return t('why.nothingWaits', { session });
  const troubled = troubles(worker);
  if (!worker.nextSendAt || isBroken(worker)) {
    return t('why.stuck', { session, reasons: troubled.map(reason).join(', ') || t('why.unknown') });
  }
  const reasons = (troubled.length > 0 ? troubled : worker.blockedBy).map(plainly).join(', ');
  const time = countdown(Date.parse(worker.nextSendAt) - now);
  return reasons ? t('why.nextBecause', { session, time, reasons }) : t('why.next', { session, time });
}

/** Every reason with who set it and what WAHA said. */
export function reasonList(worker) {
  const shown = troubles(worker);
  return shown.length === 0
    ? nothing
    : html`
    <ul class="reasons">
      ${shown.map(
        blocker => html`
        <li>
          <strong>${reason(blocker)}</strong>
          <span class="by">${tOr(`setBy.${blocker.setBy}`, blocker.setBy)}</span>
          ${blocker.detail ? html`<span class="detail">${blocker.detail}</span>` : nothing}
        </li>`,
      )}
    </ul>`;
}
