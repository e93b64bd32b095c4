import { html, nothing } from '../html.js';
import { t, tOr } from '../text.js';
import { clockTime, day, duration, number } from '../format.js';

const DAYS_SHOWN = 14;

/** When a campaign would start and end, how many go out each day, and what holds it up. */
export function forecastView(forecast) {
  const { requests, startsAt, endsAt, perDay, delays } = forecast;
  if (requests === 0) return html`<p class="hint">${t('forecast.none')}</p>`;
  return html`
    <p class="sentence">${
      endsAt
        ? t('forecast.sentence', { n: requests, start: clockTime(startsAt), end: clockTime(endsAt) })
        : t('forecast.open', { n: requests })
    }</p>
    ${
      delays.length > 0
        ? html`
      <p>${t('forecast.delays')}</p>
      <ul class="reasons">${delays.map(({ rule, millis }) => html`<li><strong>${tOr(`rule.${rule}`, rule)}</strong> <span class="hint">${duration(millis)}</span></li>`)}</ul>`
        : nothing
    }
    ${
      perDay.length > 1
        ? html`
      <ol class="funnel">
        ${perDay.slice(0, DAYS_SHOWN).map(
          entry => html`
          <li><span>${day(entry.date)}</span><meter min="0" max=${Math.max(...perDay.map(one => one.requests))} value=${entry.requests} aria-label=${day(entry.date)}></meter><span class="number">${number(entry.requests)}</span></li>`,
        )}
      </ol>
      ${perDay.length > DAYS_SHOWN ? html`<p class="hint">${t('forecast.moreDays', { n: perDay.length - DAYS_SHOWN })}</p>` : nothing}`
        : nothing
    }`;
}
