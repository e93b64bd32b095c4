import { html, nothing } from '../html.js';
import { t } from '../text.js';

/** What there is of a source: `view(value)`, or that it is on its way, or why it is not there. */
export function loaded(source, view) {
  return html`
    ${source.problem ? problem(source) : nothing}
    ${source.value !== null ? view(source.value) : source.problem ? nothing : html`<p class="loading" role="status">${t('page.loading')}</p>`}`;
}

function problem(source) {
  return html`
    <div class="problem" role="alert">
      <p>${source.problem.status === 0 ? t('problem.noAnswer') : source.problem.whole}</p>
      <button type="button" @click=${() => source.refresh()}>${t('problem.again')}</button>
    </div>`;
}
