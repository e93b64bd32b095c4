import { go } from './router.js';

/** @returns {HTMLInputElement | null} */
const searchField = () => document.querySelector('input[type=search]');

/** Keys that work wherever nothing is being typed. */
export const shortcuts = [
  { keys: ['/'], text: 'shortcut.search', run: () => searchField()?.focus() },
  { keys: ['n'], text: 'shortcut.new', run: () => go('/admin/campaigns/new') },
  { keys: ['g', 'o'], text: 'nav.overview', run: () => go('/') },
  { keys: ['g', 'c'], text: 'nav.campaigns', run: () => go('/admin/campaigns') },
  { keys: ['g', 's'], text: 'nav.sessions', run: () => go('/admin/sessions') },
  { keys: ['g', 'q'], text: 'nav.queues', run: () => go('/admin/queues') },
  { keys: ['g', 'l'], text: 'nav.lists', run: () => go('/admin/lists') },
  { keys: ['g', 't'], text: 'nav.templates', run: () => go('/admin/templates') },
];

const SEQUENCE_MILLIS = 1_500;

export function listenForShortcuts() {
  let typed = [];
  let last = 0;
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.timeStamp - last > SEQUENCE_MILLIS) typed = [];
    last = event.timeStamp;
    typed = [...typed, event.key].slice(-2);
    const found = shortcuts.find(({ keys }) => keys.join() === typed.slice(-keys.length).join());
    if (found) {
      event.preventDefault();
      typed = [];
      found.run();
    }
  });
}

function isTyping(element) {
  return element.closest?.('input, textarea, select, dialog, [contenteditable]') !== null;
}
