// Writes recipients with SheetJS: node spreadsheet.js FILE FORMAT SHARED, such as recipients.xlsx xlsx true
const XLSX = require('xlsx');
const [file, bookType, shared] = process.argv.slice(2);

const sheet = XLSX.utils.aoa_to_sheet([
  ['Telefone', 'name', 'Cidade', 'total', 'since'],
  [5511988887777, 'Ana', 'São Paulo', 19.9],
  ['+55 11 97777-6666', 'Bia & Cid', 'Rio', 7],
  [],
  ['12', 'Bad', '', ''],
  ['(11) 96666-5555', 'Zoë 🎉', 'Belo Horizonte', null],
]);
sheet.E2 = { t: 'n', v: 45650, z: 'dd/mm/yyyy' };
sheet.D3 = { t: 'n', f: '3+4', v: 7 };
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, sheet, 'Recipients');
XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['other']]), 'Other');
XLSX.writeFile(book, file, { bookType, bookSST: shared === 'true', compression: true });
