/** @typedef {Record<string, string>} Contact the number as `phone`, and what fills placeholders */

const PHONE_TITLE = /phone|fone|celular|whats|number|número|numero/;

/**
 * Recipients as people paste them: a line each, "number", "number, name", "name, number" or cells of a spreadsheet. A
 * first line without digits names the columns.
 *
 * @param {string} text
 * @returns {Contact[]}
 */
export function pasted(text) {
  const lines = text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '');
  if (lines.length === 0) return [];
  const separator = ['\t', ';', ','].find(one => lines[0].includes(one)) ?? '\t';
  const cells = (/** @type {string} */ line) => line.split(separator).map(cell => cell.trim());
  if (/\d/.test(lines[0])) return lines.map(line => untitled(cells(line), separator));
  const columns = cells(lines[0]).map(title => title.toLowerCase());
  const phoneAt = Math.max(
    0,
    columns.findIndex(column => PHONE_TITLE.test(column)),
  );
  return lines.slice(1).map(line => titled(cells(line), columns, phoneAt));
}

/**
 * @param {string[]} cells
 * @param {string[]} columns
 * @param {number} phoneAt
 */
function titled(cells, columns, phoneAt) {
  /** @type {Contact} */
  const contact = {};
  cells.forEach((cell, place) => {
    const column = place === phoneAt ? 'phone' : columns[place];
    if (column && cell !== '') contact[column] = cell;
  });
  return contact;
}

/**
 * Without titles the cell with the most digits is the number, and the others are the name, whatever their order.
 *
 * @param {string[]} cells
 * @param {string} separator
 * @returns {Contact}
 */
function untitled(cells, separator) {
  const digits = cells.map(cell => cell.replace(/\D/g, '').length);
  const phone = cells[digits.reduce((most, count, place) => (count > digits[most] ? place : most), 0)];
  const name = cells.filter(cell => cell !== phone && cell !== '').join(separator === ',' ? ', ' : ' ');
  return name === '' ? { phone } : { phone, name };
}
