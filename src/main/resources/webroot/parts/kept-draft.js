/** What is being written, kept by this tab until it is sent: neither a reload nor another page loses it. */

const KEY = 'turbozap.draft';

/** The draft that was kept, or null. */
export function keptDraft() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
  } catch {
    return null;
  }
}

/**
 * Keeps `draft`; false if this browser has no room for it.
 *
 * @param {unknown} draft
 */
export function keepDraft(draft) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function forgetDraft() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // nothing is kept here at all
  }
}
