/** What this reader chose for this browser. A browser that keeps nothing forgets it with the page. */

/** @type {Record<string, string>} */
const known = {};

/** @param {string} name */
export function preference(name) {
  if (name in known) return known[name];
  try {
    return localStorage.getItem(`turbozap.${name}`);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function prefer(name, value) {
  known[name] = value;
  try {
    localStorage.setItem(`turbozap.${name}`, value);
  } catch {
    // kept for as long as the page is open
  }
}

/** Shows the page in the chosen colours: light, dark, or as the system has it. */
export function applyTheme() {
  const theme = preference('theme');
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme;
  } else {
    delete document.documentElement.dataset.theme;
  }
}
