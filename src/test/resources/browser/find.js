// The controls of the page by what people call them: finds(kind, name, within), where the dialog on top hides the rest.
const [kind, wanted, within] = arguments;

const words = text => (text ?? '').replace(/\s+/g, ' ').trim();
const isShown = element => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });

const kinds = {
  button: 'button, a[href], summary, [role=button], [role=tab], [role=menuitem], [role=link], [role=switch], input[type=submit]',
  field: 'input, select, textarea, [role=textbox], [role=combobox], [role=checkbox], [role=radio]',
  part: 'li, tr, article, section, fieldset, form, dialog, nav, figure, details, [role=row], [role=region], [role=group]',
  heading: 'h1, h2, h3, h4, legend, caption, [role=heading]',
};

function labelText(label) {
  const copy = label.cloneNode(true);
  copy.querySelectorAll('input, select, textarea, button').forEach(control => control.remove());
  return words(copy.textContent);
}

function name(element) {
  const labelledBy = element.getAttribute('aria-labelledby');
  if (labelledBy) {
    return words(labelledBy.split(' ').map(id => document.getElementById(id)?.textContent).join(' '));
  }
  if (element.hasAttribute('aria-label')) return words(element.getAttribute('aria-label'));
  if (kind === 'field') return words([...(element.labels ?? [])].map(labelText).join(' '));
  if (element.matches('input[type=submit]')) return words(element.value);
  return words(element.innerText);
}

/** A file's input may be hidden behind its label. */
const isThere = element => isShown(element) || (kind === 'field' && element.type === 'file');

const dialogs = [...document.querySelectorAll('dialog[open], [role=dialog][aria-modal=true]')].filter(isShown);
const root = within ?? dialogs.at(-1) ?? document;

if (kind === 'part') {
  const found = [root, ...root.querySelectorAll(kinds.part)]
    .filter(element => element !== document && element !== within)
    .filter(element => isShown(element) && words(element.innerText).includes(wanted));
  // the smallest that holds it
  return found.filter(element => !found.some(other => other !== element && element.contains(other)));
}
const named = [...root.querySelectorAll(kinds[kind])].filter(isThere).map(element => [element, name(element)]);
const exact = named.filter(([, its]) => its === wanted);
const starting = named.filter(([, its]) => its.startsWith(wanted));
return (exact.length > 0 ? exact : starting).map(([element]) => element);
