/** Short messages to the reader, and questions before something that cannot be undone. */

const GOOD_MILLIS = 5_000;

export const notices = [];
export let question = null;
let changed = () => {};
let number = 0;

export function whenChanged(listener) {
  changed = listener;
}

/**
 * Shows a message: `good` ones leave by themselves, `bad` ones when they are dismissed. A `report` says what became of
 * each row of a file.
 */
export function notify(kind, text, report = null) {
  const notice = { kind, text, report, id: ++number };
  notices.push(notice);
  if (notices.length > 4) notices.shift();
  if (kind === 'good') setTimeout(() => dismiss(notice), GOOD_MILLIS);
  changed();
}

export function dismiss(notice) {
  const place = notices.indexOf(notice);
  if (place >= 0) notices.splice(place, 1);
  changed();
}

/** Asks `{title, text, action, tone}` once, where `text` may be several paragraphs; answers whether the reader wants it. */
export function ask(asked) {
  return new Promise(resolve => {
    question = {
      ...asked,
      answer(wanted) {
        question = null;
        changed();
        resolve(wanted);
      },
    };
    changed();
  });
}
