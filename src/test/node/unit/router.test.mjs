import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageNames, route } from '../../../main/resources/webroot/router.js';

test('an address means a page with what stands in it', () => {
  assert.deepEqual(route('/'), { name: 'overview', params: {} });
  assert.deepEqual(route('/admin/campaigns/new'), { name: 'new-campaign', params: {} });
  assert.deepEqual(route('/admin/campaigns/a%2Fb'), { name: 'campaign', params: { id: 'a/b' } });
});

test('slashes at the end do not matter', () => {
  assert.equal(route('/admin/queues///').name, 'queues');
  assert.equal(route('//').name, 'overview');
});

test('what cannot be decoded stays as it is', () => {
  assert.deepEqual(route('/admin/campaigns/%E0%A4').params, { id: '%E0%A4' });
});

test('any other address is the page of what does not exist', () => {
  assert.equal(route('/admin/nothing').name, 'not-found');
  assert.equal(route('/admin/campaigns/a/b').name, 'not-found');
  assert.ok(pageNames.includes('not-found'));
});

test('an address of slashes is read in one pass', () => {
  assert.equal(route(`${'/'.repeat(500_000)}x`).name, 'not-found');
});
