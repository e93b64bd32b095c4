import { html, nothing } from '../html.js';
import { t } from '../text.js';
import { clockTime, number, percent } from '../format.js';
import { chart } from './chart.js';

const series = [
  ['sent', '--part-completed'],
  ['delivered', '--part-delivered'],
  ['read', '--part-read'],
  ['failed', '--part-failed'],
];

/** What happened when, how far messages came, and why others failed. */
export function campaignCharts({ buckets, funnel, reasons }) {
  if (funnel.sent + funnel.failed + funnel.skipped + funnel.uncertain === 0)
    return html`<p class="hint">${t('charts.none')}</p>`;
  return html`
    <div class="columns">
      <figure>
        <figcaption>${t('charts.overTime')}</figcaption>
        ${chart({
          label: t('charts.overTimeLabel', { sent: funnel.sent, failed: funnel.failed }),
          type: 'bar',
          data: {
            labels: buckets.map(bucket => clockTime(bucket.at)),
            datasets: series.map(([name, colour]) => ({
              label: t(`charts.${name}`),
              data: buckets.map(bucket => bucket[name]),
              colour,
            })),
          },
        })}
      </figure>
      <figure>
        <figcaption>${t('charts.funnel')}</figcaption>
        ${funnelView(funnel)}
      </figure>
    </div>
    ${reasons.length > 0 ? reasonTable(reasons) : nothing}`;
}

function funnelView(funnel) {
  const steps = ['sent', 'server', 'delivered', 'read'];
  return html`
    <ol class="funnel">
      ${steps.map(
        step => html`
        <li>
          <span>${t(`funnel.${step}`)}</span>
          <meter min="0" max=${Math.max(1, funnel.total)} value=${funnel[step]} aria-label=${t(`funnel.${step}`)}></meter>
          <span class="number">${number(funnel[step])} <span class="hint">${percent(funnel[step], funnel.total)}</span></span>
        </li>`,
      )}
    </ol>`;
}

function reasonTable(reasons) {
  return html`
    <h3>${t('charts.reasons')}</h3>
    <ul class="reason-counts">
      ${reasons.map(
        ({ status, reason, count }) => html`
        <li><strong class="number">${number(count)}</strong> <span>${t(`status.${status}`)}: ${reason === 'other' ? t('charts.otherReasons') : reason}</span></li>`,
      )}
    </ul>`;
}
