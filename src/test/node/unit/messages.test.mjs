import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  blank,
  converted,
  fileOf,
  filled,
  ofRequest,
  tidy,
  types,
  words,
} from '../../../main/resources/webroot/parts/messages.js';

test('placeholders are filled whatever the case, accents and signs of their names', () => {
  assert.deepEqual(filled('Oi {Endereço 1}, {{x}}', { 'ENDERECO-1': 'Rua A' }), [
    { text: 'Oi ' },
    { name: 'Endereço 1', value: 'Rua A' },
    { text: ', ' },
    { text: '{' },
    { text: 'x' },
    { text: '}' },
  ]);
});

test('a fallback stands where the field is missing or empty', () => {
  assert.deepEqual(filled('{name|there}{x|}{y}', { name: '' }), [
    { name: 'name', value: 'there' },
    { name: 'x', value: '' },
    { name: 'y', value: null },
  ]);
});

test('what every object has is no field', () => {
  assert.deepEqual(filled('{constructor}{toString|none}{__proto__}', {}), [
    { name: 'constructor', value: null },
    { name: 'toString', value: 'none' },
    { name: '__proto__', value: null },
  ]);
});

test('of two fields whose names are alike the first counts', () => {
  assert.deepEqual(filled('{NAME}', { name: 'a', Name: 'b' }), [{ name: 'NAME', value: 'a' }]);
});

test('words and address go along to another type and back', () => {
  for (const type of types.filter(one => one !== 'text')) {
    assert.equal(words(converted(converted({ type: 'text', content: 'Oi' }, type), 'text')), 'Oi', type);
  }
  const photo = { type: 'photo', content: 'http://a/b.png', caption: 'Oi' };
  assert.deepEqual(converted(photo, 'file'), { type: 'file', file: { url: 'http://a/b.png' }, caption: 'Oi' });
});

test('what was left empty does not go to the server', () => {
  assert.deepEqual(tidy({ ...blank('photo'), content: 'u', kept: 'x' }), { type: 'photo', content: 'u' });
  assert.deepEqual(tidy({ type: 'location', latitude: '1.5', longitude: '-2', title: '' }), {
    type: 'location',
    latitude: 1.5,
    longitude: -2,
    title: '',
  });
  assert.deepEqual(tidy({ type: 'poll', poll: { name: 'n', options: ['a', ' ', 'b'] } }).poll.options, ['a', 'b']);
});

test('a listed request is shown as the message that it sends', () => {
  assert.deepEqual(ofRequest({ url: 'http://w/api/sendText', data: { text: 'Oi' } }), { type: 'text', content: 'Oi' });
  const image = ofRequest({ url: 'http://w/api/sendImage', data: { file: { url: 'u' }, caption: 'c' } });
  assert.deepEqual(image, { type: 'photo', content: 'u', caption: 'c' });
  assert.equal(fileOf(image).url, 'u');
  assert.deepEqual(ofRequest({ url: 'http://s/Messages.json', data: { Body: 'b' } }), { type: 'text', content: 'b' });
});
