import { html, nothing, exactly } from '../html.js';
import { t } from '../text.js';
import { blank, converted, types } from './messages.js';
import { choice, field } from './field.js';
import { icon } from './icon.js';

/** Edits `messages` in place; every recipient gets all of them, in this order. */
export function messageEditor({ messages, onChange, columns = [] }) {
  const change = action => event => {
    action(event);
    onChange();
  };
  return html`
    <ol class="messages">
      ${messages.map(
        (message, place) => html`
        <li class="message">
          <div class="row-head">
            ${field({
              label: t('message.kind', { n: place + 1 }),
              control: choice({
                name: 'type',
                value: message.type,
                options: types.map(type => ({ value: type, text: t(`message.${type}`) })),
                onChange: type => {
                  messages[place] = converted(message, type);
                  onChange();
                },
              }),
            })}
            ${
              messages.length > 1
                ? html`
              <button type="button" class="plain" aria-label=${t('message.remove', { n: place + 1 })} @click=${change(() => messages.splice(place, 1))}>${icon('trash')}</button>`
                : nothing
            }
          </div>
          ${parts(message, change, columns)}
        </li>`,
      )}
    </ol>
    <button type="button" @click=${change(() => messages.push(blank('text')))}>${icon('plus')}<span>${t('message.add')}</span></button>`;
}

function parts(message, change, columns) {
  switch (message.type) {
    case 'text':
      return html`${words(message, 'content', t('message.words'), change)}${placeholders(message, 'content', columns, change)}`;
    case 'photo':
    case 'video':
      return html`${url(message, 'content', change)}${words(message, 'caption', t('message.caption'), change, false)}`;
    case 'audio':
      return url(message, 'content', change);
    case 'file':
      return html`${message.file ? url(message.file, 'url', change) : url(message, 'content', change)}${words(message, 'caption', t('message.caption'), change, false)}`;
    case 'location':
      return html`
      ${line(message, 'title', t('message.place'), change)}
      <div class="grid-form">${amount(message, 'latitude', change)}${amount(message, 'longitude', change)}</div>`;
    case 'poll':
      return poll(message.poll, change);
    default:
      return html`
      ${line(message.contacts[0], 'fullName', t('message.contactName'), change)}
      ${line(message.contacts[0], 'phoneNumber', t('message.contactPhone'), change)}`;
  }
}

function words(owner, name, label, change, required = true) {
  return field({
    label,
    wide: true,
    hint: t('message.wordsHint'),
    control: html`<textarea rows="4" ?required=${required} .value=${exactly(owner[name] ?? '')}
      @input=${change(event => {
        owner[name] = event.target.value;
      })}></textarea>`,
  });
}

/** Buttons that put a placeholder at the end, for each column that recipients have. */
function placeholders(owner, name, columns, change) {
  return columns.length === 0
    ? nothing
    : html`
    <p class="placeholders"><span class="hint">${t('message.placeholders')}</span>
      ${columns.map(
        column =>
          html`<button type="button" class="small" @click=${change(() => {
            owner[name] = `${owner[name] ?? ''}{${column}}`;
          })}>{${column}}</button>`,
      )}</p>`;
}

function line(owner, name, label, change) {
  return field({
    label,
    control: html`<input required .value=${exactly(owner[name] ?? '')} @input=${change(event => {
      owner[name] = event.target.value;
    })}>`,
  });
}

function url(owner, name, change) {
  return field({
    label: t('message.url'),
    wide: true,
    control: html`<input type="url" required placeholder="https://" .value=${exactly(owner[name] ?? '')}
      @input=${change(event => {
        owner[name] = event.target.value.trim();
      })}>`,
  });
}

function amount(owner, name, change) {
  return field({
    label: t(`message.${name}`),
    control: html`<input type="number" step="any" required .value=${exactly(String(owner[name]))} @input=${change(
      event => {
        owner[name] = event.target.value;
      },
    )}>`,
  });
}

function poll(asked, change) {
  return html`
    ${line(asked, 'name', t('message.question'), change)}
    ${asked.options.map((option, place) =>
      field({
        label: t('message.option', { n: place + 1 }),
        control: html`<input ?required=${place < 2} .value=${exactly(option)} @input=${change(event => {
          asked.options[place] = event.target.value;
        })}>`,
      }),
    )}
    ${asked.options.length < 12 ? html`<button type="button" class="small" @click=${change(() => asked.options.push(''))}>${t('message.addOption')}</button>` : nothing}
    <label class="check"><input type="checkbox" .checked=${asked.multipleAnswers} @change=${change(event => {
      asked.multipleAnswers = event.target.checked;
    })}> ${t('message.multiple')}</label>`;
}
