/** What the reader pressed last: a double click is meant as one click everywhere. */

let last = { element: null, isRepeated: false };

function remember(event) {
  const element = event.target.closest?.('button, form, a') ?? null;
  // `detail` counts the clicks of a row in the same place; the keyboard's have none
  last = { element, isRepeated: event.detail > 1 };
  // what is done later by itself was not pressed
  setTimeout(() => {
    last = { element: null, isRepeated: false };
  });
}

/** `{element, isRepeated}` of the press that is being handled; no element if there is none. */
export function pressed() {
  return last;
}

document.addEventListener('click', remember, { capture: true });
