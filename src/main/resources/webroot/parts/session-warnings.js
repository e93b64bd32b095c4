import { html, nothing } from '../html.js';
import { t } from '../text.js';
import { post, segment } from '../api.js';
import { ask } from '../notices.js';
import { icon } from './icon.js';

const MENDABLE = ['webhook_missing', 'webhook_refused'];

/** What hinders us from hearing what happens in a session, with a button where that can be mended. */
export function sessionWarnings(page, session, warnings = [], works = true) {
  return warnings.map(
    ({ code }) => html`
    <div class="problem warning" role="status">
      <p>${t(`session.warning.${code}`)}</p>
      ${
        MENDABLE.includes(code)
          ? html`<button type="button" @click=${mend}>${icon('retry')}<span>${t('session.mend')}</span></button>`
          : nothing
      }
    </div>`,
  );

  /** What works is restarted for it, which somebody has to want. */
  async function mend() {
    const sure =
      !works ||
      (await ask({
        title: t('session.mend.ask', { session }),
        text: t('session.mend.text'),
        action: t('session.mend'),
      }));
    if (sure)
      await page.act(
        () => post(`/api/sessions/${segment(session)}/webhook${works ? '?force=true' : ''}`),
        t('session.mend.done', { session }),
      );
  }
}
