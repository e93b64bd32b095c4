import { html, nothing } from '../html.js';
import { t } from '../text.js';
import { post, Problem } from '../api.js';
import { field } from '../parts/field.js';

/** Asks for the API key and trades it for a cookie. */
export default function login(page) {
  let refused = null;

  async function submit(event) {
    event.preventDefault();
    try {
      await post('/api/login', { apiKey: new FormData(event.target).get('key') });
      // everything that was refused begins anew, the WebSocket too
      location.reload();
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      refused = failure.status === 401 ? t('login.wrong') : failure.whole;
      page.update();
    }
  }

  return {
    title: () => t('login.title'),
    view: () => html`
      <form class="card login" @submit=${submit}>
        <p>${t('login.text')}</p>
        ${field({
          label: t('login.key'),
          control: html`<input name="key" type="password" autocomplete="current-password" required autofocus>`,
        })}
        ${refused ? html`<p class="problem" role="alert">${refused}</p>` : nothing}
        <button class="primary">${t('login.enter')}</button>
      </form>`,
  };
}
