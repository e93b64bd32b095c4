/**
 * Recipients as people paste them: a line each, "number", "number, name" or cells of a spreadsheet. A first line
 * without digits names the columns.
 */
export function pasted(text) {
  const lines = text.split(/\r?\n/).map(line => line.trim()).filter(line => line !== '');
  if (lines.length === 0) return [];
  const separator = ['\t', ';', ','].find(one => lines[0].includes(one)) ?? '\t';
  const cells = line => line.split(separator).map(cell => cell.trim());
  const titled = !/\d/.test(lines[0]);
  const columns = titled ? cells(lines[0]).map(title => title.toLowerCase()) : ['phone', 'name'];
  const phoneAt = Math.max(0, columns.findIndex(column => /phone|fone|celular|whats|number|número|numero/.test(column)));
  return lines.slice(titled ? 1 : 0).map(line => {
    const contact = {};
    cells(line).forEach((cell, place) => {
      const column = place === phoneAt ? 'phone' : columns[place];
      if (column && cell !== '') contact[column] = cell;
    });
    return contact;
  });
}
