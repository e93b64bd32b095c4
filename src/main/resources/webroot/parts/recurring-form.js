import { html, nothing } from '../html.js';
import { t } from '../text.js';
import { post } from '../api.js';
import { localTimeZone } from '../format.js';
import { choice, field } from './field.js';
import { icon } from './icon.js';
import { blank, tidy } from './messages.js';
import { messageEditor } from './message-editor.js';
import { pasted } from './pasted.js';

const presets = { daily: '0 9 * * *', workdays: '0 9 * * 1-5', weekly: '0 9 * * 1', monthly: '0 9 1 * *' };
const overlaps = ['skip', 'queue', 'replace'];

/** Makes a campaign that is run again and again. */
export function recurringForm(page) {
  const fresh = () => ({
    name: '',
    session: '',
    cron: presets.daily,
    timeZone: localTimeZone(),
    overlap: 'skip',
    whom: 'all',
    paste: '',
    messages: [blank('text')],
  });
  let draft = fresh();

  const set = name => value => {
    draft[name] = value;
    page.update();
  };
  const input = (
    name,
    extra = {},
  ) => html`<input ?required=${extra.required ?? true} maxlength=${extra.maxlength ?? 255} autocomplete="off"
    .value=${draft[name]} @input=${event => set(name)(event.target.value)}>`;

  async function add(event) {
    event.preventDefault();
    const { name, session, cron, timeZone, overlap, whom, paste, messages } = draft;
    const added = await page.act(
      () =>
        post('/api/recurring', {
          name,
          cron,
          timeZone,
          overlap,
          messages: messages.map(tidy),
          ...(session && { session }),
          ...(whom === 'all' ? { audience: 'all' } : { contacts: pasted(paste) }),
        }),
      t('recurring.added'),
    );
    if (added) draft = fresh();
    page.update();
  }

  const presetOf = () => Object.keys(presets).find(name => presets[name] === draft.cron) ?? 'own';

  return () => html`
    <details>
      <summary>${t('recurring.add')}</summary>
      <form class="stack" @submit=${add}>
        <div class="grid-form">
          ${field({ label: t('recurring.name'), control: input('name') })}
          ${field({ label: t('recurring.session'), hint: t('new.defaultSession'), control: input('session', { required: false, maxlength: 64 }) })}
          ${field({
            label: t('recurring.preset'),
            control: choice({
              name: 'preset',
              value: presetOf(),
              options: [...Object.keys(presets), 'own'].map(value => ({ value, text: t(`recurring.preset.${value}`) })),
              onChange: value => set('cron')(presets[value] ?? draft.cron),
            }),
          })}
          ${field({ label: 'Cron', hint: t('recurring.cronHint'), control: input('cron') })}
          ${field({ label: t('pacing.zone'), control: input('timeZone') })}
          ${field({
            label: t('recurring.overlap'),
            control: choice({
              name: 'overlap',
              value: draft.overlap,
              onChange: set('overlap'),
              options: overlaps.map(value => ({ value, text: t(`recurring.overlap.${value}`) })),
            }),
          })}
          ${field({
            label: t('recurring.whom'),
            control: choice({
              name: 'whom',
              value: draft.whom,
              onChange: set('whom'),
              options: [
                { value: 'all', text: t('recurring.whomAll') },
                { value: 'these', text: t('recurring.whomThese') },
              ],
            }),
          })}
        </div>
        ${
          draft.whom === 'these'
            ? field({
                label: t('new.paste'),
                hint: t('new.pasteHint'),
                wide: true,
                control: html`<textarea rows="4" required .value=${draft.paste} @input=${event => set('paste')(event.target.value)}></textarea>`,
              })
            : nothing
        }
        ${messageEditor({ messages: draft.messages, onChange: page.update })}
        <div class="form-end"><button class="primary">${icon('plus')}<span>${t('scheduled.add')}</span></button></div>
      </form>
    </details>`;
}
