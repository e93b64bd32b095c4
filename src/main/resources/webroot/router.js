/** Which page an address means. Pages are modules that are loaded when they are first opened. */

const routes = [
  ['/', 'overview'],
  ['/admin', 'overview'],
  ['/admin/campaigns', 'campaigns'],
  ['/admin/campaigns/new', 'new-campaign'],
  ['/admin/campaigns/:id', 'campaign'],
  ['/admin/sessions', 'sessions'],
  ['/admin/queues', 'queues'],
  ['/admin/scheduled', 'scheduled'],
  ['/admin/contacts', 'contacts'],
  ['/admin/lists', 'lists'],
  ['/admin/suppressions', 'suppressions'],
  ['/admin/templates', 'templates'],
  ['/admin/webhooks', 'webhooks'],
  ['/admin/settings', 'settings'],
];

/** Every page by its name. */
export const pageNames = [...new Set(routes.map(([, name]) => name)), 'not-found'];

/**
 * `{name, params}` of the page at `path`; the page of what does not exist for none.
 *
 * @param {string} path
 */
export function route(path) {
  const wanted = withoutEndingSlashes(path) || '/';
  for (const [pattern, name] of routes) {
    const params = match(pattern, wanted);
    if (params) return { name, params };
  }
  return { name: 'not-found', params: {} };
}

/** @param {string} path */
function withoutEndingSlashes(path) {
  let end = path.length;
  // an expression for it would try every run of slashes from each of its slashes
  while (end > 0 && path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

/**
 * @param {string} pattern
 * @param {string} path
 */
function match(pattern, path) {
  const names = pattern.split('/');
  const values = path.split('/');
  if (names.length !== values.length) return null;
  /** @type {Record<string, string>} */
  const params = {};
  for (const [i, name] of names.entries()) {
    if (name.startsWith(':')) {
      params[name.slice(1)] = decoded(values[i]);
    } else if (name !== values[i]) {
      return null;
    }
  }
  return params;
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Goes to another address of this page.
 *
 * @param {string} path
 */
export function go(path, { replace = false } = {}) {
  history[replace ? 'replaceState' : 'pushState'](null, '', path);
  window.dispatchEvent(new Event('navigate'));
}

/** Clicks on links to pages of ours change the page instead of loading it. */
export function followLinks() {
  document.addEventListener('click', event => {
    const link = /** @type {Element} */ (event.target).closest?.('a');
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link?.href || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')) return;
    const url = new URL(link.href);
    if (url.origin === location.origin && (url.pathname === '/' || url.pathname.startsWith('/admin'))) {
      event.preventDefault();
      go(url.pathname + url.search);
    }
  });
  window.addEventListener('popstate', () => window.dispatchEvent(new Event('navigate')));
}
