import { html, nothing } from '../html.js';
import { t, tOr } from '../text.js';
import { number } from '../format.js';

/** What became of the rows of a file: how many were taken, and each bad one with its reason. */
export function importReport(report) {
  const rejected = report.rejected.length + report.rejectedOmitted;
  return html`
    <div class="report" role="status">
      <dl class="facts">
        <div><dt>${t('report.read')}</dt><dd>${number(report.rowsRead)}</dd></div>
        <div class="good-text"><dt>${t('report.accepted')}</dt><dd>${number(report.accepted)}</dd></div>
        <div><dt>${t('report.duplicates')}</dt><dd>${number(report.duplicates)}</dd></div>
        <div class=${rejected > 0 ? 'bad-text' : nothing}><dt>${t('report.rejected')}</dt><dd>${number(rejected)}</dd></div>
      </dl>
      ${
        rejected > 0
          ? html`
        <details open>
          <summary>${t('report.why')}</summary>
          <ul class="reason-counts">${report.rejected.map(({ row, reason }) => html`<li><strong>${t('report.row', { n: row })}</strong> <span>${reason}</span></li>`)}</ul>
          ${report.rejectedOmitted > 0 ? html`<p class="hint">${t('report.more', { n: report.rejectedOmitted })}</p>` : nothing}
        </details>`
          : nothing
      }
      ${warningList(report.warnings)}
    </div>`;
}

/** What is odd about a file, with its rows, and what can be done. */
export function warningList(warnings = []) {
  return warnings.length === 0
    ? nothing
    : html`
    <ul class="reason-counts warnings">
      ${warnings.map(
        ({ code, message, rows, rowsOmitted }) => html`
        <li class="warn-text"><span>${tOr(`warning.${code}`, message)}${
          rows.length > 0 ? ` (${t('report.rows', { rows: rows.join(', ') + (rowsOmitted > 0 ? ', …' : '') })})` : ''
        }</span></li>`,
      )}
    </ul>`;
}
