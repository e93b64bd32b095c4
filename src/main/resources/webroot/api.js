/** The public API. Every failure is a Problem. */

const REQUEST_MILLIS = 60_000;

/** What went wrong, in words that the reader can act on. `status` is 0 where no answer came. */
export class Problem extends Error {
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

/** Has `listener` told when the API key is missing or wrong. */
export function whenUnauthorized(listener) {
  onUnauthorized = listener;
}

export const get = (path, options) => call('GET', path, undefined, options);
export const post = (path, body, options) => call('POST', path, body, options);
export const put = (path, body, options) => call('PUT', path, body, options);
export const del = (path, options) => call('DELETE', path, undefined, options);

/** A path segment that may hold anything. */
export const segment = encodeURIComponent;

/** A query string of those `values` that are there. */
export function query(values) {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '';
}

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
    throw new Problem(0, failure.message);
  }
  const answer = await answered(response);
  if (!response.ok) {
    if (response.status === 401) onUnauthorized();
    throw new Problem(response.status, answer?.message ?? response.statusText, answer?.errors, answer?.report);
  }
  return answer;
}

function headers(body, type) {
  if (body === undefined) return {};
  return { 'Content-Type': type ?? 'application/json' };
}

async function answered(response) {
  const text = await response.text();
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
