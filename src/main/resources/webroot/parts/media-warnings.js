import { html, nothing } from '../html.js';
import { tOr } from '../text.js';

/** What was doubtful about the files of a campaign before its first send. */
export function mediaWarnings(warnings = []) {
  const doubts = warnings.filter(({ code }) => code.startsWith('media_'));
  return doubts.length === 0
    ? nothing
    : html`
    <ul class="reason-counts warnings">
      ${doubts.map(
        ({ code, message, path, host, detail }) => html`
        <li class="warn-text"><span>${tOr(`campaign.warning.${code}`, message, { m: Number(path.split('.')[1]) + 1, host, detail })}</span></li>`,
      )}
    </ul>`;
}
