import { html, nothing } from '../html.js';

/**
 * A control with its label, and with what helps to fill it.
 *
 * @param {{label: string, hint?: unknown, control: unknown, wide?: boolean}} field
 */
export function field({ label, hint, control, wide = false }) {
  return html`
    <div class=${wide ? 'field wide' : 'field'}>
      <label><span class="label">${label}</span>${control}</label>
      ${hint ? html`<span class="hint">${hint}</span>` : nothing}
    </div>`;
}

/** Choices of which one holds; the list may be long. */
export function choice({ name, value, options, onChange, required = false }) {
  return html`
    <select name=${name} ?required=${required} @change=${event => onChange(event.target.value)}>
      ${options.map(option => html`<option value=${option.value} .selected=${option.value === value}>${option.text}</option>`)}
    </select>`;
}

/** Choices side by side. */
export function tabs({ label, value, options, onChange }) {
  return html`
    <div class="tabs" role="group" aria-label=${label}>
      ${options.map(
        option => html`
        <button type="button" aria-pressed=${option.value === value} @click=${() => onChange(option.value)}>
          ${option.text}${option.count === undefined ? nothing : html` <span class="count">${option.count}</span>`}
        </button>`,
      )}
    </div>`;
}

/**
 * The text that was entered in the field `name` of a form, without the blanks around it.
 *
 * @param {HTMLFormElement} form
 * @param {string} name
 */
export function entered(form, name) {
  return String(new FormData(form).get(name) ?? '').trim();
}
