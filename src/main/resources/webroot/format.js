import { formatter } from './text.js';

/** Numbers, times and durations in the reader's language and time zone. */

const numbers = (/** @type {Intl.NumberFormatOptions} */ options) => formatter(Intl.NumberFormat, options);
const dates = (/** @type {Intl.DateTimeFormatOptions} */ options) => formatter(Intl.DateTimeFormat, options);

/**
 * @param {number} value
 */
export function number(value) {
  return numbers({}).format(value);
}

/**
 * @param {number} part
 * @param {number} whole
 */
export function percent(part, whole) {
  const share = whole > 0 ? part / whole : 0;
  // what is not finished never reads as 100 %
  const shown = part < whole ? Math.min(share, 0.999) : share;
  return numbers({ style: 'percent', maximumFractionDigits: shown > 0.99 && shown < 1 ? 1 : 0 }).format(shown);
}

/**
 * @param {number} value
 */
export function decimal(value) {
  return numbers({ maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}

/**
 * @param {string | null | undefined} iso
 */
export function dateTime(iso) {
  return iso ? dates({ dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso)) : '';
}

/**
 * @param {string | null | undefined} iso
 */
export function exactTime(iso) {
  return iso ? dates({ dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(iso)) : '';
}

/**
 * The time of the day, with the date if it is another day than `now`'s.
 *
 * @param {string | number | null | undefined} iso
 */
export function clockTime(iso, now = Date.now()) {
  if (!iso) return '';
  const date = new Date(iso);
  const sameDay = date.toDateString() === new Date(now).toDateString();
  return dates(
    sameDay ? { timeStyle: 'medium' } : { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  ).format(date);
}

/**
 * @param {string} isoDate
 */
export function day(isoDate) {
  return dates({ weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${isoDate}T00:00:00Z`),
  );
}

/** @type {[string, number][]} */
const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

/**
 * The two largest units of a duration, such as "1 hr 20 min".
 *
 * @param {number} millis
 */
export function duration(millis) {
  if (millis < 10_000) return amount(Math.max(0, Math.round(millis / 100) / 10), 'second');
  const parts = [];
  let left = Math.max(0, millis);
  for (const [unit, size] of UNITS) {
    const count = Math.floor(left / size);
    if (count > 0 && parts.length < 2) {
      parts.push(amount(count, unit));
      left -= count * size;
    } else if (parts.length > 0) {
      break;
    }
  }
  return parts.join(' ');
}

/**
 * @param {number} count
 * @param {string} unit
 */
function amount(count, unit) {
  return numbers({ style: 'unit', unit, unitDisplay: 'short' }).format(count);
}

/**
 * A countdown such as 0:42 or 1:02:05.
 *
 * @param {number} millis
 */
export function countdown(millis) {
  const seconds = Math.max(0, Math.ceil(millis / 1000));
  const two = (/** @type {number} */ value) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/**
 * A chat id as people write it: +55 11 99999-9999 stays digits, groups keep their id.
 *
 * @param {string | null | undefined} chatId
 */
export function person(chatId) {
  const digits = /^(\d+)@c\.us$/.exec(chatId ?? '');
  return digits ? `+${digits[1]}` : (chatId ?? '');
}

/**
 * What an <input type="datetime-local"> holds, with the offset that this place has at that time.
 *
 * @param {string} local
 */
export function withOffset(local) {
  const date = new Date(local);
  const minutes = -date.getTimezoneOffset();
  const two = (/** @type {number} */ value) => String(Math.floor(Math.abs(value))).padStart(2, '0');
  return `${local.length === 16 ? `${local}:00` : local}${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

export function localTimeZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
