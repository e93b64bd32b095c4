import { html, svg } from '../html.js';
import { t } from '../text.js';
import { percent } from '../format.js';

const WIDTH = 1000;

/** The states of a campaign's requests, in the order in which they are stacked. */
export const states = ['completed', 'skipped', 'failed', 'uncertain', 'executing', 'pending'];

export function done(progress) {
  return progress.completed + progress.failed + progress.skipped + progress.uncertain;
}

export function total(progress) {
  return states.reduce((sum, state) => sum + (progress[state] ?? 0), 0);
}

/** How a campaign stands, as one bar of coloured parts. */
export function progressBar(progress) {
  const all = total(progress);
  const label = t('progress.label', { done: done(progress), total: all });
  let x = 0;
  const parts = states
    .filter(state => state !== 'pending')
    .map(state => {
      const width = all > 0 ? ((progress[state] ?? 0) / all) * WIDTH : 0;
      const rect = svg`<rect class=${`part-${state}`} x=${x} y="0" width=${width} height="10"></rect>`;
      x += width;
      return rect;
    });
  return html`
    <div class="progress">
      <svg viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label=${label}>${parts}</svg>
      <span class="share" aria-hidden="true">${percent(done(progress), all)}</span>
    </div>`;
}
