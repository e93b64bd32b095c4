import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prefer, preference } from '../../../main/resources/webroot/preferences.js';
import { forgetDraft, keepDraft, keptDraft } from '../../../main/resources/webroot/parts/kept-draft.js';
import { done, total } from '../../../main/resources/webroot/parts/progress.js';
import { isBroken, nextSentence, troubles } from '../../../main/resources/webroot/parts/blockers.js';

const full = {
  getItem() {
    throw new Error('closed');
  },
  setItem() {
    throw new Error('full');
  },
};

test('a preference outlives the page, and the page outlives a browser that keeps nothing', t => {
  assert.equal(preference('theme'), null);
  prefer('theme', 'dark');
  assert.equal(localStorage.getItem('turbozap.theme'), 'dark');
  const before = globalThis.localStorage;
  t.after(() => (globalThis.localStorage = before));
  globalThis.localStorage = full;
  assert.equal(preference('other'), null);
  prefer('other', 'x');
  assert.equal(preference('other'), 'x');
});

test('a draft is kept until it is forgotten', t => {
  assert.equal(keptDraft(), null);
  assert.equal(keepDraft({ name: 'October' }), true);
  assert.deepEqual(keptDraft(), { name: 'October' });
  forgetDraft();
  assert.equal(keptDraft(), null);
  const before = globalThis.sessionStorage;
  t.after(() => (globalThis.sessionStorage = before));
  globalThis.sessionStorage = full;
  assert.equal(keepDraft({}), false);
  assert.equal(keptDraft(), null);
  forgetDraft();
});

test('what is done and what there is are sums over the states', () => {
  const progress = { completed: 5, skipped: 1, failed: 2, uncertain: 1, executing: 1, pending: 10 };
  assert.equal(done(progress), 9);
  assert.equal(total(progress), 20);
});

const now = Date.parse('2026-03-01T15:00:00Z');
const worker = (blockedBy, nextSendAt = '2026-03-01T15:00:42Z') => ({
  session: 'sales',
  pendingRequests: 3,
  nextSendAt,
  blockedBy,
});

test('the ordinary course is no trouble', () => {
  const waiting = worker([{ rule: 'interval', until: '2026-03-01T15:00:42Z' }]);
  assert.deepEqual(troubles(waiting), []);
  assert.equal(isBroken(waiting), false);
  assert.match(nextSentence(waiting, now), /sales.*0:42|0:42.*sales/);
});

test('what ends by itself is a trouble with a known end', () => {
  const resting = worker([{ rule: 'quiet_hours', until: '2026-03-02T11:00:00Z' }]);
  assert.equal(isBroken(resting), false);
  assert.match(nextSentence(resting, now), /0:42/);
});

test('no send is announced while something is broken', () => {
  const broken = worker([{ rule: 'session_not_working', until: '2026-03-01T15:00:30Z' }]);
  assert.equal(isBroken(broken), true);
  assert.doesNotMatch(nextSentence(broken, now), /0:42/);
});

test('where nothing waits nothing is broken', () => {
  const idle = { ...worker([{ rule: 'session_not_working' }]), pendingRequests: 0 };
  assert.equal(isBroken(idle), false);
  assert.match(nextSentence(idle, now), /sales/);
});
