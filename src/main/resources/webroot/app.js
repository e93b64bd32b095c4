import { html, render } from './html.js';
import { applyTheme } from './preferences.js';
import { language, t } from './text.js';
import { connect, connection, watchConnection } from './live.js';
import { followLinks, pageNames, route } from './router.js';
import { whenUnauthorized } from './api.js';
import { Page } from './page.js';
import { whenChanged } from './notices.js';
import { listenForShortcuts } from './shortcuts.js';
import { shell } from './shell.js';

const root = document.getElementById('app');
let page = null;
let waiting = false;
let fetched = false;
/** How often a page could not be fetched. */
let failures = 0;

/** Renders once before the next picture, however often it was asked for. */
function update() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    draw();
  });
}

function draw() {
  if (!page) return;
  document.documentElement.lang = language();
  document.title = `${page.title()} · Turbozap`;
  render(shell(page), root);
}

async function open({ name, params }, focus) {
  const module = await load(name);
  // what stood here until the first page came
  if (!page) root.replaceChildren();
  page?.close();
  page = new Page(name, params, update);
  page.show(module.default(page));
  draw();
  fetchTheRest();
  if (focus) {
    window.scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }
  // where the menu is a row that is wider than the screen
  document.querySelector('.menu [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

/** The module of a page. A browser remembers that a module could not be fetched, so another try has another address. */
function load(name) {
  return failures === 0 ? import(`./pages/${name}.js`) : import(`./pages/${name}.js?try=${failures}`);
}

/** Fetches all pages once one is shown, so that none is missing when the server is away. */
function fetchTheRest() {
  if (fetched) return;
  fetched = true;
  const idle = window.requestIdleCallback ?? (action => setTimeout(action, 1000));
  idle(() =>
    pageNames.forEach(name =>
      load(name).catch(() => {
        failures += 1;
      }),
    ),
  );
}

async function navigate(focus = true) {
  try {
    await open(route(location.pathname), focus);
  } catch (failure) {
    console.warn(failure);
    failures += 1;
    showFailed();
  }
}

/** Says that a page could not be fetched; the others stay at hand, and it is tried again when the server is back. */
function showFailed() {
  if (!page) root.replaceChildren();
  page?.close();
  page = new Page('failed', {}, update);
  page.show({
    title: () => t('page.failedTitle'),
    view: () => html`
      <div class="problem" role="alert">
        <p>${t('page.failed')}</p>
        <button type="button" @click=${() => navigate(false)}>${t('problem.again')}</button>
      </div>`,
  });
  draw();
}

applyTheme();
followLinks();
listenForShortcuts();
whenChanged(update);
whenUnauthorized(() => page?.name !== 'login' && open({ name: 'login', params: {} }, true));
watchConnection(back => {
  if (back && page?.name === 'failed') navigate(false);
  else if (back) page?.refresh();
  update();
});
window.addEventListener('navigate', () => navigate());
window.addEventListener('preferred', () => {
  applyTheme();
  navigate(false);
});
connect();
// the mark of a lost connection is shown only once it has been lost for a moment
setInterval(() => !connection.on && update(), 1000);
navigate(false);
