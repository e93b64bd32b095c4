import { html, nothing } from '../html.js';
import { language, languageNames, t } from '../text.js';
import { get, post } from '../api.js';
import { localTimeZone } from '../format.js';
import { prefer, preference } from '../preferences.js';
import { choice, field } from '../parts/field.js';
import { loaded } from '../parts/loading.js';
import { section } from '../parts/section.js';
import { table } from '../parts/table.js';
import { shortcuts } from '../shortcuts.js';

const themes = ['system', 'light', 'dark'];

/** How this page looks, and how the server was started. */
export default function settings(page) {
  const effective = page.source(signal => get('/api/settings', { signal }).then(answer => answer.data));
  const ready = page.source(signal => get('/health/ready', { signal }));

  function choose(name, value) {
    prefer(name, value);
    window.dispatchEvent(new Event('preferred'));
  }

  /** Whether there is a key, and so a log-in to end. */
  const hasKey = rows => rows.some(setting => setting.name === 'API_KEY' && !setting.isDefault);

  async function logOut(everywhere) {
    const answer = await page.act(() => post(`/api/logout${everywhere ? '?everywhere=true' : ''}`));
    if (answer) location.reload();
  }

  const columns = [
    { title: t('settings.name'), cell: setting => html`<code>${setting.name}</code>` },
    { title: t('settings.value'), kind: 'stretch', cell: setting => html`<code>${setting.value ?? '–'}</code>` },
    {
      title: t('settings.origin'),
      cell: setting =>
        setting.isDefault ? html`<span class="hint">${t('settings.default')}</span>` : t('settings.set'),
    },
  ];

  return {
    title: () => t('nav.settings'),
    view: () => html`
      ${section(
        'page-settings',
        t('settings.page'),
        html`
        <div class="grid-form">
          ${field({
            label: t('settings.language'),
            control: choice({
              name: 'language',
              value: language(),
              onChange: value => choose('language', value),
              options: Object.entries(languageNames).map(([value, text]) => ({ value, text })),
            }),
          })}
          ${field({
            label: t('settings.theme'),
            control: choice({
              name: 'theme',
              value: preference('theme') ?? 'system',
              onChange: value => choose('theme', value),
              options: themes.map(value => ({ value, text: t(`settings.theme.${value}`) })),
            }),
          })}
        </div>
        <p class="hint">${t('settings.zone', { zone: localTimeZone() })}</p>`,
      )}
      ${section(
        'keys',
        t('settings.keys'),
        html`
        <dl class="keys">${shortcuts.map(({ keys, text }) => html`<div><dt>${keys.map(key => html`<kbd>${key}</kbd> `)}</dt><dd>${t(text)}</dd></div>`)}</dl>`,
      )}
      ${section(
        'server',
        t('settings.server'),
        html`
        ${loaded(
          ready,
          value => html`
          <dl class="facts">
            <div><dt>WAHA</dt><dd>${t(`ready.${value.waha}`)}</dd></div>
            <div><dt>${t('settings.store')}</dt><dd>${t(`ready.${value.store}`)}</dd></div>
          </dl>`,
        )}
        <p class="hint">${t('settings.readOnly')}</p>
        ${loaded(
          effective,
          rows => html`
          ${
            hasKey(rows)
              ? html`
            <p>
              <button type="button" @click=${() => logOut(false)}>${t('settings.logOut')}</button>
              <button type="button" @click=${() => logOut(true)}>${t('settings.logOutEverywhere')}</button>
            </p>`
              : nothing
          }
          ${table({ label: t('settings.server'), columns, rows, key: setting => setting.name })}`,
        )}`,
      )}`,
  };
}
