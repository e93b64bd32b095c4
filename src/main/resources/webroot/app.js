import { render } from './html.js';
import { applyTheme } from './preferences.js';
import { language, t } from './text.js';
import { connect, connection, watchConnection } from './live.js';
import { followLinks, route } from './router.js';
import { whenUnauthorized } from './api.js';
import { Page } from './page.js';
import { whenChanged } from './notices.js';
import { listenForShortcuts } from './shortcuts.js';
import { shell } from './shell.js';

const root = document.getElementById('app');
let page = null;
let waiting = false;

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
  const module = await import(`./pages/${name}.js`);
  // what stood here until the first page came
  if (!page) root.replaceChildren();
  page?.close();
  page = new Page(name, params, update);
  page.show(module.default(page));
  draw();
  if (focus) {
    window.scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }
  // where the menu is a row that is wider than the screen
  document.querySelector('.menu [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

async function navigate(focus = true) {
  try {
    await open(route(location.pathname), focus);
  } catch (failure) {
    console.error(failure);
    root.textContent = t('page.failed');
  }
}

applyTheme();
followLinks();
listenForShortcuts();
whenChanged(update);
whenUnauthorized(() => page?.name !== 'login' && open({ name: 'login', params: {} }, true));
watchConnection(back => {
  if (back) page?.refresh();
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
