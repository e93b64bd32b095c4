/** Messages as the API takes them, and as WAHA is asked to send them. */

export const types = ['text', 'photo', 'video', 'audio', 'file', 'location', 'poll', 'contact'];

/** A new message of `type` with nothing in it. */
export function blank(type) {
  switch (type) {
    case 'text':
      return { type, content: '' };
    case 'photo':
    case 'video':
      return { type, content: '', caption: '' };
    case 'audio':
      return { type, content: '' };
    case 'file':
      return { type, file: { url: '' }, caption: '' };
    case 'location':
      return { type, latitude: '', longitude: '', title: '' };
    case 'poll':
      return { type, poll: { name: '', options: ['', ''], multipleAnswers: false } };
    default:
      return { type, contacts: [{ fullName: '', phoneNumber: '' }] };
  }
}

/** `message` as another type, with the words and the address that both have; words without a place are kept for later. */
export function converted(message, type) {
  const next = blank(type);
  const spoken = words(message) || message.kept || '';
  if (type === 'text') next.content = spoken;
  else if ('caption' in next) next.caption = spoken;
  else next.kept = spoken;
  const url = message.type === 'text' ? '' : (message.file?.url ?? message.content ?? '');
  if (next.file) next.file.url = url;
  else if ('content' in next && type !== 'text') next.content = url;
  return next;
}

/** `message` as the API takes it: without what was left empty. */
export function tidy(message) {
  const tidied = structuredClone(message);
  delete tidied.kept;
  if (tidied.caption === '') delete tidied.caption;
  if (tidied.type === 'location') {
    tidied.latitude = Number(tidied.latitude);
    tidied.longitude = Number(tidied.longitude);
  }
  if (tidied.type === 'poll') tidied.poll.options = tidied.poll.options.filter(option => option.trim() !== '');
  return tidied;
}

/** The text of a message that placeholders may stand in. */
export function words(message) {
  return message.type === 'text' ? message.content : (message.caption ?? '');
}

const PLACEHOLDER = /\{\{|\}\}|\{([^{}|]+)(?:\|([^{}]*))?\}/g;

/** The key of the name of a field: case, accents, spaces and signs do not matter. */
function folded(name) {
  const bare = name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^\p{L}\p{N}\p{Mc}]/gu, '');
  return bare.toUpperCase().toLowerCase();
}

/** Where the file of a message stands: in a part of its own, or in the message itself. */
export function fileOf(message) {
  return message.file ?? { ...message, url: message.content };
}

/** The parts of a template, `{text}` or `{name, value}`, filled from `fields`; value is null where nothing fills it. */
export function filled(template, fields) {
  const parts = [];
  let from = 0;
  const alike = new Map(
    Object.entries(fields)
      .map(([name, value]) => /** @type {[string, unknown]} */ ([folded(name), value]))
      .reverse(),
  );
  for (const match of template.matchAll(PLACEHOLDER)) {
    if (match.index > from) parts.push({ text: template.slice(from, match.index) });
    from = match.index + match[0].length;
    if (match[1] === undefined) {
      parts.push({ text: match[0][0] });
    } else {
      const name = match[1].trim();
      const value = Object.hasOwn(fields, name) ? fields[name] : alike.get(folded(name));
      parts.push({ name: match[1], value: value !== undefined && value !== '' ? String(value) : (match[2] ?? null) });
    }
  }
  if (from < template.length) parts.push({ text: template.slice(from) });
  return parts;
}

/** The message that a listed request asks WAHA to send. */
export function ofRequest({ url, data }) {
  const file = data.file ?? {};
  switch (url.slice(url.lastIndexOf('/') + 1)) {
    case 'sendText':
      return { type: 'text', content: data.text };
    case 'sendImage':
      return { type: 'photo', content: file.url, caption: data.caption };
    case 'sendVideo':
      return { type: 'video', content: file.url, caption: data.caption };
    case 'sendVoice':
      return { type: 'audio', content: file.url };
    case 'sendFile':
      return { type: 'file', file, caption: data.caption };
    case 'sendLocation':
      return { type: 'location', ...data };
    case 'sendPoll':
      return { type: 'poll', poll: data.poll };
    case 'sendContactVcard':
      return { type: 'contact', contacts: data.contacts };
    default:
      return { type: 'text', content: data.text ?? data.Body ?? '' };
  }
}
