import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pasted } from '../../../main/resources/webroot/parts/pasted.js';

test('a line each is a number', () => {
  assert.deepEqual(pasted('5511999999999\r\n\n +55 11 88888-8888 '), [
    { phone: '5511999999999' },
    { phone: '+55 11 88888-8888' },
  ]);
});

test('the cell with the most digits is the number, whatever the order', () => {
  assert.deepEqual(pasted('Ana 2, 5511999999999\n5511888888888, Bia, the first'), [
    { phone: '5511999999999', name: 'Ana 2' },
    { phone: '5511888888888', name: 'Bia, the first' },
  ]);
});

test('of two cells with as many digits the first is the number', () => {
  assert.deepEqual(pasted('5511999999999;5511888888888'), [{ phone: '5511999999999', name: '5511888888888' }]);
});

test('a first line without digits names the columns', () => {
  assert.deepEqual(pasted('Name\tWhatsApp\tCity\nAna\t5511999999999\t\n'), [{ name: 'Ana', phone: '5511999999999' }]);
});

test('the first column is the number where no title says so', () => {
  assert.deepEqual(pasted('contact;who\n5511999999999;Ana'), [{ phone: '5511999999999', who: 'Ana' }]);
});

test('nothing pasted is nobody', () => {
  assert.deepEqual(pasted(' \n\r\n'), []);
});

test('a line of many cells is read in one pass', () => {
  const cells = `${'1'.repeat(100_000)}${',a'.repeat(100_000)}`;
  assert.equal(pasted(cells)[0].phone.length, 100_000);
});
