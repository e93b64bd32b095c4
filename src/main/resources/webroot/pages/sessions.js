import { html, nothing, repeat } from '../html.js';
import { t, tOr } from '../text.js';
import { clockTime, countdown, dateTime, duration, number, person } from '../format.js';
import { del, get, post, segment } from '../api.js';
import { ask } from '../notices.js';
import { chip } from '../parts/chip.js';
import { empty } from '../parts/empty.js';
import { entered, field } from '../parts/field.js';
import { icon } from '../parts/icon.js';
import { loaded } from '../parts/loading.js';
import { nextSentence, reasonList } from '../parts/blockers.js';
import { pacingEditor } from '../parts/pacing-editor.js';
import { sessionWarnings } from '../parts/session-warnings.js';

/** How long WhatsApp shows the first QR code, and each one after it (WAHA's NOWEB and WEBJS alike). */
const FIRST_QR_MILLIS = 60_000;
const NEXT_QR_MILLIS = 20_000;

const LIVE_SESSIONS = 50;

/** The WhatsApp accounts: how they are, connecting them, their pace and WhatsApp's limits. */
export default function sessions(page) {
  const list = page.source(signal => get('/api/sessions', { signal }).then(answer => answer.data));
  const codes = new Map();
  const followed = new Set();
  let editing = null;
  page.refreshOnChange(list);
  page.every(1000, () => {
    (list.value ?? []).slice(0, LIVE_SESSIONS).forEach(({ sessionId }) => watch(sessionId));
    page.update();
  });

  function watch(sessionId) {
    if (followed.has(sessionId)) return;
    followed.add(sessionId);
    page.follow(`session:${sessionId}`, (event, data, isSnapshot) => {
      if (event === 'qr_update') showCode(sessionId, data.qr, isSnapshot);
      else list.refresh();
    });
  }

  /** @param isOld whether nobody knows when the code was first shown */
  function showCode(sessionId, qr, isOld) {
    const before = codes.get(sessionId);
    if (before?.qr === qr) return;
    codes.set(sessionId, { qr, until: isOld ? null : Date.now() + (before ? NEXT_QR_MILLIS : FIRST_QR_MILLIS) });
    page.update();
  }

  async function connect(sessionId) {
    codes.delete(sessionId);
    watch(sessionId);
    const answer = await page.act(
      () => post(`/api/sessions/${segment(sessionId)}/connect`),
      t('session.connecting', { session: sessionId }),
    );
    if (answer?.data?.qr) showCode(sessionId, answer.data.qr, false);
  }

  async function askedConnect(event) {
    event.preventDefault();
    const form = event.target;
    await connect(entered(form, 'session'));
    form.reset();
  }

  async function carryOut(session, deed) {
    const path = `/api/sessions/${segment(session.sessionId)}`;
    const n = session.queue.pendingRequests;
    // what the phone has logged out keeps its queue for the next account
    const isOut = deed === 'logout' && session.status === 'FAILED';
    if (deed !== 'disconnect' && deed !== 'restart') {
      const sure = await ask({
        title: t(`session.${deed}.ask`, { session: session.sessionId }),
        text: isOut ? t('session.logout.again') : t(`session.${deed}.consequence`, { n }),
        action: t(`session.${deed}`),
      });
      if (!sure) return;
    }
    const stop = n > 0 && !isOut ? '?queue=stop' : '';
    const call = {
      disconnect: () => post(`${path}/disconnect`),
      restart: () => post(`${path}/restart`),
      logout: () => post(`${path}/logout${stop}`),
      delete: () => del(`${path}${stop}`),
    }[deed];
    await page.act(call, t(`session.${deed}.done`, { session: session.sessionId }));
    codes.delete(session.sessionId);
  }

  async function pair(event, session) {
    event.preventDefault();
    const phoneNumber = entered(event.target, 'phone');
    const answer = await page.act(() =>
      post(`/api/sessions/${segment(session.sessionId)}/pairing-code`, { phoneNumber }),
    );
    if (answer) {
      codes.set(session.sessionId, { ...codes.get(session.sessionId), pairing: answer.code ?? answer.data?.code });
      page.update();
    }
  }

  const deeds = session => {
    const off = ['STOPPED', 'FAILED', 'ABSENT', 'UNKNOWN'].includes(session.status);
    return html`
      <div class="actions">
        ${
          off
            ? html`<button type="button" class="primary" @click=${() => connect(session.sessionId)}>${icon('play')}<span>${t('session.connect')}</span></button>`
            : html`<button type="button" @click=${() => carryOut(session, 'disconnect')}>${icon('pause')}<span>${t('session.disconnect')}</span></button>`
        }
        <button type="button" @click=${() => {
          editing = editing === session.sessionId ? null : session.sessionId;
          page.update();
        }}
          aria-expanded=${editing === session.sessionId}>${icon('clock')}<span>${t('session.pace')}</span></button>
        ${
          session.status === 'FAILED' || session.status === 'STARTING'
            ? html`<button type="button" @click=${() => carryOut(session, 'restart')}>${icon('retry')}<span>${t('session.restart')}</span></button>`
            : nothing
        }
        ${
          session.status === 'WORKING' || session.status === 'FAILED'
            ? html`<button type="button" @click=${() => carryOut(session, 'logout')}>${icon('close')}<span>${t('session.logout')}</span></button>`
            : nothing
        }
        <button type="button" @click=${() => carryOut(session, 'delete')}>${icon('trash')}<span>${t('session.delete')}</span></button>
      </div>`;
  };

  const card = session => html`
    <section class="card session" id=${session.sessionId} aria-label=${session.sessionId}>
      <div class="row-head">
        <h2>${session.sessionId}</h2>
        ${chip(session.status)}
      </div>
      <p class="hint">${session.account ? `${session.account.name ?? ''} ${person(session.account.id)}` : tOr(`session.is.${session.status}`, session.reason ?? '')}</p>
      ${session.trouble ? html`<p class="problem">${session.trouble}</p>` : nothing}
      ${sessionWarnings(page, session.sessionId, session.warnings, session.status === 'WORKING')}
      ${session.status === 'SCAN_QR_CODE' ? scan(session, codes.get(session.sessionId), pair) : nothing}
      ${session.code ? html`<p>${t('session.sameCode')} <strong class="code">${session.code}</strong></p>` : nothing}
      <p class="sentence">${nextSentence(session.queue)}</p>
      ${reasonList(session.queue)}
      <dl class="facts">
        <div><dt>${t('session.sentToday')}</dt><dd>${number(session.today.sent)}${session.today.cap > 0 ? ` / ${number(session.today.cap)}` : ''}</dd></div>
        <div><dt>${t('queues.depth')}</dt><dd>${number(session.queue.pendingRequests)}</dd></div>
        <div><dt>${t('pacing.interval')}</dt><dd>${duration(session.pacing.interval)}${session.pacing.randomExtra > 0 ? ` + ${duration(session.pacing.randomExtra)}` : ''}</dd></div>
        ${session.pacing.quietHours ? html`<div><dt>${t('pacing.quiet')}</dt><dd>${session.pacing.quietHours.replace('-', '–')}</dd></div>` : nothing}
        ${limits(session)}
      </dl>
      ${deeds(session)}
      ${
        editing === session.sessionId
          ? pacingEditor(page, session, () => {
              editing = null;
              page.update();
            })
          : nothing
      }
    </section>`;

  return {
    title: () => t('nav.sessions'),
    view: () => html`
      <form class="toolbar card" @submit=${askedConnect}>
        ${field({
          label: t('session.name'),
          hint: t('session.nameHint'),
          control: html`<input name="session" required pattern="[A-Za-z0-9_\\-]{1,64}" autocomplete="off" placeholder="sales-1">`,
        })}
        <button class="primary">${icon('plus')}<span>${t('session.connectNew')}</span></button>
      </form>
      ${loaded(list, all =>
        all.length === 0
          ? empty({ picture: 'sessions', title: t('sessions.none'), text: t('sessions.noneText') })
          : html`<div class="cards">${repeat(all, session => session.sessionId, card)}</div>`,
      )}`,
  };
}

function scan(session, shown, pair) {
  const left = shown?.until ? shown.until - Date.now() : 0;
  return html`
    <div class="scan">
      ${
        shown?.qr
          ? html`<img src=${shown.qr} alt=${t('session.qr', { session: session.sessionId })} width="240" height="240">
          <p class="hint">${left > 0 ? t('session.qrLeft', { time: countdown(left) }) : t('session.qrSoon')}</p>`
          : html`<p class="loading" role="status">${t('session.qrComes')}</p>`
      }
      <p>${t('session.howToScan')}</p>
      <details>
        <summary>${t('session.byCode')}</summary>
        <form @submit=${event => pair(event, session)}>
          ${field({ label: t('session.phone'), control: html`<input name="phone" inputmode="tel" required placeholder="+55 11 99999-9999">` })}
          <button>${t('session.getCode')}</button>
        </form>
        ${shown?.pairing ? html`<p>${t('session.enterCode')} <strong class="code">${shown.pairing}</strong></p>` : nothing}
      </details>
    </div>`;
}

function limits({ timelock, newChatQuota }) {
  return html`
    ${timelock?.isActive ? html`<div class="warn-text"><dt>${t('session.timelock')}</dt><dd>${timelock.until ? clockTime(timelock.until) : t('session.active')}</dd></div>` : nothing}
    ${newChatQuota?.total ? html`<div><dt>${t('session.quota')}</dt><dd>${number(newChatQuota.used)} / ${number(newChatQuota.total)}${newChatQuota.until ? html` <span class="hint">${t('session.quotaUntil', { time: dateTime(newChatQuota.until) })}</span>` : nothing}</dd></div>` : nothing}`;
}
