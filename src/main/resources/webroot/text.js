import en from './text/en.js';
import pt from './text/pt.js';
import { preference } from './preferences.js';

/** @typedef {string | {one: string, other: string}} Text */
/** @type {Record<string, Record<string, Text>>} */
const languages = { en, pt };

export const languageNames = { en: 'English', pt: 'Português' };

/** The language of the page: the one that was chosen, else the first of the browser's that there is. */
export function language() {
  const chosen = preference('language');
  if (chosen !== null && chosen in languages) return chosen;
  const wished = navigator.languages.map(tag => tag.slice(0, 2)).find(tag => tag in languages);
  return wished ?? 'en';
}

/** The tag for formats: the browser's own variant of the language if it has one, such as pt-BR. */
export function locale() {
  const lang = language();
  return navigator.languages.find(tag => tag.slice(0, 2) === lang) ?? (lang === 'pt' ? 'pt-BR' : lang);
}

const formatters = new Map();

/**
 * A formatter of `kind`, such as `Intl.NumberFormat`, for this language: making one costs a thousand times its use.
 *
 * @template Formatter
 * @template Options
 * @param {new (locale: string, options?: Options) => Formatter} kind
 * @param {Options} [options]
 * @returns {Formatter}
 */
export function formatter(kind, options) {
  const name = `${kind.name} ${locale()} ${JSON.stringify(options)}`;
  let found = formatters.get(name);
  if (!found) formatters.set(name, (found = new kind(locale(), options)));
  return found;
}

/**
 * The text of `key` with `{name}` filled from `values`; numbers are written as the language has them. A text may be
 * `{one, other}`, chosen by `values.n`: `one` says "1" in words, so it is for 1 alone, although Portuguese has the same
 * form for 0.
 *
 * @param {string} key
 * @param {Record<string, unknown>} values
 */
export function t(key, values = {}) {
  let text = languages[language()][key] ?? languages.en[key];
  if (text === undefined) throw new Error(`no text for ${key}`);
  if (typeof text === 'object') {
    text = Number(values.n) === 1 ? text.one : text.other;
  }
  return text.replace(/\{(\w+)\}/g, (all, name) => written(values[name], all));
}

/**
 * The text of `key` if there is one, else `otherwise`.
 *
 * @param {string} key
 * @param {string} otherwise
 * @param {Record<string, unknown>} [values]
 */
export function tOr(key, otherwise, values) {
  return key in en ? t(key, values) : otherwise;
}

/**
 * @param {unknown} value
 * @param {string} otherwise
 */
function written(value, otherwise) {
  if (value === undefined || value === null) return otherwise;
  return typeof value === 'number' ? formatter(Intl.NumberFormat).format(value) : String(value);
}
