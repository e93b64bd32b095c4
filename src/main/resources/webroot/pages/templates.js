import { html, nothing } from '../html.js';
import { t } from '../text.js';
import { dateTime } from '../format.js';
import { del, get, post, put, segment } from '../api.js';
import { ask } from '../notices.js';
import { bubble } from '../parts/bubble.js';
import { empty } from '../parts/empty.js';
import { field } from '../parts/field.js';
import { icon } from '../parts/icon.js';
import { loaded } from '../parts/loading.js';
import { blank, tidy } from '../parts/messages.js';
import { messageEditor } from '../parts/message-editor.js';

/** Named messages, which campaigns and the API use by name. */
export default function templates(page) {
  const list = page.source(signal => get('/api/templates?limit=1000', { signal }).then(answer => answer.data));
  let editing = null;

  function edit(template) {
    editing = template
      ? { known: template.name, name: template.name, messages: structuredClone(template.messages) }
      : { known: null, name: '', messages: [blank('text')] };
    page.update();
  }

  function close() {
    editing = null;
    page.update();
  }

  async function save(event) {
    event.preventDefault();
    const messages = editing.messages.map(tidy);
    const saved = await page.act(
      () =>
        editing.known
          ? put(`/api/templates/${segment(editing.known)}`, { messages })
          : post('/api/templates', { name: editing.name, messages }),
      t('templates.saved'),
    );
    if (saved) close();
  }

  async function remove(template) {
    const sure = await ask({
      title: t('templates.deleteAsk', { name: template.name }),
      text: t('templates.deleteText'),
      action: t('templates.delete'),
    });
    if (sure) await page.act(() => del(`/api/templates/${segment(template.name)}`), t('templates.deleted'));
  }

  const editor = () => html`
    <form class="card composer" @submit=${save} aria-label=${t('templates.edit')}>
      <div>
        ${
          editing.known
            ? html`<h2>${editing.known}</h2>`
            : field({
                label: t('templates.name'),
                hint: t('templates.nameHint'),
                control: html`<input required maxlength="128" .value=${editing.name} @input=${event => {
                  editing.name = event.target.value.trim();
                }}>`,
              })
        }
        ${messageEditor({ messages: editing.messages, onChange: page.update })}
        <div class="form-end">
          <button type="button" @click=${close}>${t('shell.cancel')}</button>
          <button class="primary">${t('templates.save')}</button>
        </div>
      </div>
      <div class="chat">${editing.messages.map(message => bubble(message, {}))}</div>
    </form>`;

  const card = template => html`
    <section class="card" aria-label=${template.name}>
      <h2>${template.name}</h2>
      <div class="chat">${template.messages.map(message => bubble(message, {}))}</div>
      <p class="hint">${dateTime(template.updatedAt)}</p>
      <div class="actions">
        <button type="button" @click=${() => edit(template)}>${icon('templates')}<span>${t('templates.edit')}</span></button>
        <button type="button" @click=${() => remove(template)}>${icon('trash')}<span>${t('templates.delete')}</span></button>
      </div>
    </section>`;

  return {
    title: () => t('nav.templates'),
    view: () => html`
      <div class="toolbar"><button type="button" class="primary" @click=${() => edit(null)}>${icon('plus')}<span>${t('templates.new')}</span></button></div>
      ${editing ? editor() : nothing}
      ${loaded(list, all =>
        all.length === 0
          ? editing
            ? nothing
            : empty({ picture: 'templates', title: t('templates.none'), text: t('templates.noneText') })
          : html`<div class="cards">${all.map(card)}</div>`,
      )}`,
  };
}
