import { html, nothing, repeat } from './html.js';
import { t } from './text.js';
import { clockTime } from './format.js';
import { connection } from './live.js';
import { dismiss, notices, question } from './notices.js';
import { dialog } from './parts/dialog.js';
import { icon } from './parts/icon.js';
import { importReport } from './parts/import-report.js';

const LOST_MILLIS = 1_500;

const sections = [
  ['overview', '/'],
  ['campaigns', '/admin/campaigns'],
  ['sessions', '/admin/sessions'],
  ['queues', '/admin/queues'],
  ['scheduled', '/admin/scheduled'],
  ['lists', '/admin/lists'],
  ['contacts', '/admin/contacts'],
  ['suppressions', '/admin/suppressions'],
  ['templates', '/admin/templates'],
  ['webhooks', '/admin/webhooks'],
  ['settings', '/admin/settings'],
];

/** The section that a page belongs to. */
const homes = { campaign: 'campaigns', 'new-campaign': 'campaigns' };

/** Everything around the page that is open. */
export function shell(page) {
  return html`
    <a class="skip" href="#main" @click=${skip}>${t('shell.skip')}</a>
    ${page.name === 'login' ? nothing : navigation(page)}
    <main id="main" tabindex="-1">
      ${lostMark()}
      <h1>${page.title()}</h1>
      ${page.view()}
    </main>
    <div class="notices" role="status" aria-live="polite">
      ${repeat(notices, notice => notice.id, noticeView)}
    </div>
    ${question ? questionView(question) : nothing}`;
}

function navigation(page) {
  const here = homes[page.name] ?? page.name;
  return html`
    <nav class="menu" aria-label=${t('shell.menu')}>
      <a class="brand" href="/">${icon('bolt')}<span>Turbozap</span></a>
      <a class="button primary new" href="/admin/campaigns/new">${icon('plus')}<span>${t('nav.new')}</span></a>
      <ul>
        ${sections.map(
          ([name, path]) => html`
          <li><a href=${path} aria-current=${name === here ? 'page' : nothing}>${icon(name)}<span>${t(`nav.${name}`)}</span></a></li>`,
        )}
      </ul>
      <a class="docs" href="/api/docs/" target="_blank" rel="noopener">${icon('docs')}<span>${t('nav.docs')}</span></a>
    </nav>`;
}

function lostMark() {
  const lost = !connection.on && Date.now() - connection.since > LOST_MILLIS;
  return lost
    ? html`<p class="lost" role="alert">${icon('lost')} ${t('shell.lost', { time: clockTime(connection.since) })}</p>`
    : nothing;
}

function noticeView(notice) {
  return html`
    <div class="notice ${notice.kind}">
      <div>
        <p>${notice.text}</p>
        ${notice.report ? importReport(notice.report) : nothing}
      </div>
      <button type="button" class="plain" aria-label=${t('shell.dismiss')} @click=${() => dismiss(notice)}>${icon('close')}</button>
    </div>`;
}

function questionView({ title, text, action, tone = 'danger', answer }) {
  return dialog({
    title,
    onClose: () => answer(false),
    body: [text].flat().map(paragraph => html`<p>${paragraph}</p>`),
    actions: html`
      <button type="button" @click=${() => answer(false)}>${t('shell.cancel')}</button>
      <button type="button" class=${tone} @click=${() => answer(true)}>${action}</button>`,
  });
}

function skip(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}
