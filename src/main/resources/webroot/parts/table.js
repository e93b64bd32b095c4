import { html, nothing, repeat } from '../html.js';

/**
 * Rows under headings; on a narrow screen each row is a card, in which every cell is named by its heading.
 *
 * @template Row
 * @param {object} table
 * @param {string} table.label
 * @param {{title: string, label?: string, kind?: string, cell: (row: Row) => unknown}[]} table.columns where `kind` is a
 *   class such as number or actions
 * @param {Row[]} table.rows
 * @param {(row: Row) => unknown} table.key
 * @param {(row: Row) => boolean} [table.selected]
 */
export function table({ label, columns, rows, key, selected }) {
  return html`
    <div class="table" role="region" aria-label=${label} tabindex="0">
      <table>
        <thead><tr>${columns.map(column => html`<th scope="col" class=${column.kind ?? nothing}>${column.title}</th>`)}</tr></thead>
        <tbody>
          ${repeat(
            rows,
            key,
            row => html`
            <tr class=${selected?.(row) ? 'selected' : nothing}>
              ${columns.map(
                column => html`
                <td class=${column.kind ?? nothing} data-label=${column.label ?? column.title}>${column.cell(row)}</td>`,
              )}
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}
