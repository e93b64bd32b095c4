/** The public API. Every failure is a Problem. */

const REQUEST_MILLIS = 60_000;

/** What went wrong, in words that the reader can act on. `status` is 0 where no answer came. */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {string} message
   * @param {{path?: string, message: string}[]} errors
   * @param {unknown} report
   */
  constructor(status, message, errors = [], report = null) {
    super(message);
    this.status = status;
    this.errors = errors;
    this.report = report;
  }

  /** The message with every error that the server named. */
  get whole() {
    const details = this.errors.map(error => (error.path ? `${error.path}: ${error.message}` : error.message));
    return details.length > 0 ? `${this.message}: ${details.join('; ')}` : this.message;
  }
}

let onUnauthorized = () => {};

/**
 * Has `listener` called when the API key is missing or wrong.
 *
 * @param {() => void} listener
 */
export function whenUnauthorized(listener) {
  onUnauthorized = listener;
}

/**
 * @typedef {{signal?: AbortSignal, type?: string}} Options what ends a request, and the type of its body if it is not JSON
 * @typedef {(path: string, options?: Options) => Promise<any>} Plain
 * @typedef {(path: string, body?: unknown, options?: Options) => Promise<any>} WithBody
 */

/** @type {Plain} */
export const get = (path, options) => call('GET', path, undefined, options);
/** @type {WithBody} */
export const post = (path, body, options) => call('POST', path, body, options);
/** @type {WithBody} */
export const put = (path, body, options) => call('PUT', path, body, options);
/** @type {Plain} */
export const del = (path, options) => call('DELETE', path, undefined, options);

/** A path segment that may hold anything. */
export const segment = encodeURIComponent;

/**
 * A query string of those `values` that are there.
 *
 * @param {Record<string, unknown>} values
 */
export function query(values) {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length > 0 ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : '';
}

/**
 * @param {string} method
 * @param {string} path
 * @param {any} body a Blob, a text, or what becomes JSON
 * @param {Options} options
 */
async function call(method, path, body, { signal, type } = {}) {
  let response;
  try {
    response = await fetch(path, {
      method,
      signal: signal ?? (body instanceof Blob ? undefined : AbortSignal.timeout(REQUEST_MILLIS)),
      headers: headers(body, type),
      body: body === undefined || body instanceof Blob || typeof body === 'string' ? body : JSON.stringify(body),
    });
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw new Problem(0, failure instanceof Error ? failure.message : String(failure));
  }
  const answer = await answered(response);
  if (!response.ok) {
    if (response.status === 401) onUnauthorized();
    throw new Problem(response.status, answer?.message ?? response.statusText, answer?.errors, answer?.report);
  }
  return answer;
}

/**
 * @param {unknown} body
 * @param {string} [type]
 * @returns {Record<string, string>}
 */
function headers(body, type) {
  if (body === undefined) return {};
  return { 'Content-Type': type ?? 'application/json' };
}

/** @param {Response} response */
async function answered(response) {
  const text = await response.text();
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
