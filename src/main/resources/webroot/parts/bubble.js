import { html, nothing } from '../html.js';
import { t } from '../text.js';
import { fileOf, filled, words } from './messages.js';
import { icon } from './icon.js';

/** A message as WhatsApp shows it to whom `fields` belong. Placeholders that nothing fills are marked. */
export function bubble(message, fields = null) {
  if (message.type === 'text' && !message.content) return nothing;
  return html`<div class="bubble">${media(message)}${text(words(message), fields)}</div>`;
}

function media(message) {
  switch (message.type) {
    case 'photo':
    case 'video':
    case 'audio':
      return attachment(message.type, name(message.content));
    case 'file':
      return attachment('file', fileOf(message).filename ?? name(fileOf(message).url));
    case 'location':
      return attachment('location', message.title);
    case 'contact':
      return message.contacts.map(contact => attachment('contact', contact.fullName ?? 'vCard'));
    case 'poll':
      return html`
      <p class="poll-name">${message.poll.name}</p>
      <ul class="poll">${message.poll.options.filter(option => option).map(option => html`<li>${option}</li>`)}</ul>`;
    default:
      return nothing;
  }
}

function attachment(type, label) {
  return html`<p class="attachment"><span class="kind">${t(`message.${type}`)}</span> <span>${label || '…'}</span></p>`;
}

function name(url) {
  return (url ?? '').split(/[?#]/)[0].split('/').pop();
}

function text(template, fields) {
  if (!template) return nothing;
  // a text that WAHA was given is full of braces that mean nothing
  const parts = fields === null ? [{ text: template }] : filled(template, fields);
  return html`<p class="words">${parts.map(part => (part.name === undefined ? styled(part.text) : placeholder(part)))}</p>`;
}

function placeholder({ name: field, value }) {
  return value === null
    ? html`<mark title=${t('bubble.missing', { field })}>{${field}}</mark>`
    : html`<span class="filled">${value}</span>`;
}

const STYLE = /```([^`]+)```|\*([^*\n]+)\*|_([^_\n]+)_|~([^~\n]+)~/g;

/** WhatsApp's own marks: *bold*, _italic_, ~struck~ and ```fixed```. */
function styled(plain) {
  const parts = [];
  let from = 0;
  for (const match of plain.matchAll(STYLE)) {
    parts.push(plain.slice(from, match.index));
    const [, fixed, bold, italic, struck] = match;
    if (fixed) parts.push(html`<code>${fixed}</code>`);
    else if (bold) parts.push(html`<strong>${bold}</strong>`);
    else if (italic) parts.push(html`<em>${italic}</em>`);
    else parts.push(html`<s>${struck}</s>`);
    from = match.index + match[0].length;
  }
  parts.push(plain.slice(from));
  return parts;
}

/** The marks of how far a message came. */
export function ticks(deliveryStatus) {
  switch (deliveryStatus) {
    case 'server':
      return html`<span class="ticks">${icon('check')}</span>`;
    case 'delivered':
      return html`<span class="ticks">${icon('double')}</span>`;
    case 'read':
    case 'played':
      return html`<span class="ticks read">${icon('double')}</span>`;
    default:
      return nothing;
  }
}
