import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import en from '../../../main/resources/webroot/text/en.js';
import pt from '../../../main/resources/webroot/text/pt.js';
import { prefer } from '../../../main/resources/webroot/preferences.js';
import { language, locale, t, tOr } from '../../../main/resources/webroot/text.js';

beforeEach(() => {
  prefer('language', '');
  navigator.languages = ['en-GB', 'en'];
});

const placeholders = text =>
  [...new Set((typeof text === 'string' ? text : `${text.one}${text.other}`).match(/\{\w+\}/g))].sort();

test('both languages have the same texts with the same placeholders', () => {
  assert.deepEqual(Object.keys(pt).sort(), Object.keys(en).sort());
  for (const key of Object.keys(en)) assert.deepEqual(placeholders(pt[key]), placeholders(en[key]), key);
});

test('the language is the one that was chosen, else the first of the browser that there is', () => {
  navigator.languages = ['de', 'pt-BR', 'en'];
  assert.equal(language(), 'pt');
  assert.equal(locale(), 'pt-BR');
  prefer('language', 'en');
  assert.equal(language(), 'en');
  navigator.languages = ['de'];
  prefer('language', 'none');
  assert.equal(language(), 'en');
});

test('numbers are written as the language has them', () => {
  assert.equal(t('shell.lost', { time: 12345 }), en['shell.lost'].replace('{time}', '12,345'));
  prefer('language', 'pt');
  navigator.languages = ['pt-BR'];
  assert.equal(t('shell.lost', { time: 12345 }), pt['shell.lost'].replace('{time}', '12.345'));
});

test('one is said of 1 alone', () => {
  const key = Object.keys(en).find(name => typeof en[name] === 'object');
  assert.equal(t(key, { n: 1 }).includes('{n}'), false);
  assert.equal(t(key, { n: 0 }), t(key, { n: 2 }).replaceAll('2', '0'));
});

test('a placeholder without a value stays', () => {
  assert.match(t('shell.lost'), /\{time\}/);
  assert.match(t('shell.lost', { time: null }), /\{time\}/);
});

test('a text that is missing is a mistake, unless something else may stand there', () => {
  assert.throws(() => t('no.such.text'), /no text for no.such.text/);
  assert.equal(tOr('no.such.text', 'else'), 'else');
  assert.equal(tOr('nav.queues', 'else'), en['nav.queues']);
});
