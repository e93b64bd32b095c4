import { html, nothing } from '../html.js';
import { t, tOr } from '../text.js';
import { exactTime } from '../format.js';

/** What happened to a campaign and who did it, newest first. */
export function timeline(events) {
  if (events.length === 0) return html`<p class="hint">${t('timeline.none')}</p>`;
  return html`
    <ol class="timeline">
      ${[...events].reverse().map(
        event => html`
        <li>
          <time datetime=${event.at}>${exactTime(event.at)}</time>
          <span>${tOr(`event.${event.event}`, event.event)}${event.by ? html` <span class="by">${tOr(`by.${event.by}`, event.by)}</span>` : nothing}${event.detail?.leftOut > 0 ? html` <span class="by">${t('event.leftOut', { n: event.detail.leftOut })}</span>` : nothing}</span>
        </li>`,
      )}
    </ol>`;
}
