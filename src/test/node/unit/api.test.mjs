import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem, get, post, query, segment, whenUnauthorized } from '../../../main/resources/webroot/api.js';

/** Answers every request by `answer`, and returns what was asked. */
function answering(answer) {
  const asked = [];
  globalThis.fetch = async (path, request) => {
    asked.push({ path, ...request });
    return answer();
  };
  return asked;
}

test('a body is sent as JSON, and the answer is read', async () => {
  const asked = answering(() => new Response('{"data":1}'));
  assert.deepEqual(await post('/a', { b: 1 }), { data: 1 });
  assert.equal(asked[0].body, '{"b":1}');
  assert.equal(asked[0].headers['Content-Type'], 'application/json');
});

test('a text goes out as it is, of the type that was named', async () => {
  const asked = answering(() => new Response(''));
  assert.equal(await post('/a', 'x;y', { type: 'text/csv' }), null);
  assert.equal(asked[0].body, 'x;y');
  assert.equal(asked[0].headers['Content-Type'], 'text/csv');
});

test('a refusal has every error that the server named', async () => {
  const body = { message: 'Invalid', errors: [{ path: 'a.b', message: 'is missing' }, { message: 'no' }], report: 1 };
  answering(() => new Response(JSON.stringify(body), { status: 400 }));
  const problem = await get('/a').catch(failure => failure);
  assert.ok(problem instanceof Problem);
  assert.equal(problem.status, 400);
  assert.equal(problem.whole, 'Invalid: a.b: is missing; no');
  assert.equal(problem.report, 1);
});

test('a wrong key is announced', async () => {
  let announced = 0;
  whenUnauthorized(() => (announced += 1));
  answering(() => new Response('no JSON', { status: 401, statusText: 'Unauthorized' }));
  await assert.rejects(get('/a'), { message: 'Unauthorized', status: 401 });
  assert.equal(announced, 1);
});

test('no answer is a problem of status 0', async () => {
  answering(() => {
    throw new TypeError('fetch failed');
  });
  await assert.rejects(get('/a'), { name: 'Error', message: 'fetch failed', status: 0 });
});

test('what the page itself ended is no problem', async () => {
  answering(() => {
    throw new DOMException('over', 'AbortError');
  });
  await assert.rejects(get('/a', { signal: AbortSignal.abort() }), { name: 'AbortError' });
});

test('a query has only what is there', () => {
  assert.equal(query({ a: 1, b: '', c: null, d: undefined, e: 'x y&' }), '?a=1&e=x+y%26');
  assert.equal(query({}), '');
  assert.equal(segment('a/b'), 'a%2Fb');
});
