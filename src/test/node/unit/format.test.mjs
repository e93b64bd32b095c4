import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  clockTime,
  countdown,
  dateTime,
  day,
  decimal,
  duration,
  exactTime,
  number,
  percent,
  person,
  withOffset,
} from '../../../main/resources/webroot/format.js';

test('numbers are grouped', () => {
  assert.equal(number(1234567), '1,234,567');
  assert.equal(decimal(9.96), '10');
  assert.equal(decimal(1.25), '1.3');
  assert.equal(decimal(1234.5), '1,235');
});

test('a share reads as whole only when all is done', () => {
  assert.equal(percent(1, 3), '33%');
  assert.equal(percent(9999, 10000), '99.9%');
  assert.equal(percent(10000, 10000), '100%');
  assert.equal(percent(0, 0), '0%');
});

test('a duration has its two largest units', () => {
  assert.match(duration(0), /^0 secs?$/);
  assert.equal(duration(-5), duration(0));
  assert.equal(duration(1_240), '1.2 secs');
  assert.equal(duration(61_000), '1 min 1 sec');
  assert.equal(duration(3_600_000), '1 hr');
  assert.equal(duration(90_061_000), '1 day 1 hr');
  assert.equal(duration(86_400_000 + 60_000), '1 day');
});

test('a countdown never goes below nothing', () => {
  assert.equal(countdown(41_001), '0:42');
  assert.equal(countdown(3_725_000), '1:02:05');
  assert.equal(countdown(-1), '0:00');
});

test('times are those of the reader', () => {
  const at = '2026-03-01T15:00:00Z';
  assert.match(dateTime(at), /1 Mar 2026.*12:00/);
  assert.match(exactTime(at), /1 Mar 2026.*12:00:00/);
  assert.equal(clockTime(at, Date.parse('2026-03-01T20:00:00Z')), '12:00:00');
  assert.match(clockTime(at, Date.parse('2026-03-02T20:00:00Z')), /1 Mar.*12:00/);
  assert.match(day('2026-03-01'), /Sun.*1 Mar/);
});

test('no time is no text', () => {
  assert.equal(dateTime(null), '');
  assert.equal(exactTime(undefined), '');
  assert.equal(clockTime(null), '');
});

test('a chat id is shown as people write it', () => {
  assert.equal(person('5511999999999@c.us'), '+5511999999999');
  assert.equal(person('123-456@g.us'), '123-456@g.us');
  assert.equal(person(null), '');
});

test('a local time gets the offset of its place and day', () => {
  assert.equal(withOffset('2026-12-24T09:00'), '2026-12-24T09:00:00-03:00');
  assert.equal(withOffset('2026-12-24T09:00:30'), '2026-12-24T09:00:30-03:00');
});
