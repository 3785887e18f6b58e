import assert from 'node:assert/strict';
import test from 'node:test';
import { shanghaiDay } from '../../theme/runner/calendar.js';
import { dailyWeeks, weekOf } from '../../theme/runner/record/weeks.js';
import { tryOf } from './support.js';

const DAY = 86400000;
/** Monday, 2 March 2026, at noon in Shanghai. */
const MONDAY = Date.parse('2026-03-02T04:00:00Z');
const daily = (...days) =>
  days.map((day) => ({
    ...tryOf({ points: 5, time: MONDAY + day * DAY }),
    object: { type: 'daily', id: String(day) },
  }));
const weeks = (list, day) => dailyWeeks(list, MONDAY + day * DAY).weeks;

test('weeks begin on Monday in Shanghai', () => {
  const sunday = Date.parse('2026-03-01T15:59:59Z');
  assert.equal(weekOf(shanghaiDay(sunday)) + 1, weekOf(shanghaiDay(sunday + 1000)));
});

test('five of seven days make a week, and two may be left out', () => {
  assert.equal(weeks(daily(0, 1, 3, 5, 6), 6), 1);
  assert.equal(weeks(daily(0, 1, 3, 5), 6), 0);
});

test('the week under way breaks nothing, and counts as soon as its goal is met', () => {
  const last = [0, 1, 2, 3, 4];
  assert.equal(weeks(daily(...last), 8), 1);
  assert.equal(weeks(daily(...last, 7, 8, 9, 10), 10), 1);
  assert.equal(weeks(daily(...last, 7, 8, 9, 10, 11), 11), 2);
});

test('a week left out ends the row', () => {
  assert.equal(weeks(daily(0, 1, 2, 3, 4), 15), 0);
});

test('the days of this week are named, each once', () => {
  const { days } = dailyWeeks(daily(0, 7, 7, 9), MONDAY + 9 * DAY);
  assert.deepEqual(days, [shanghaiDay(MONDAY) + 7, shanghaiDay(MONDAY) + 9]);
});

test('a day to come counts nothing yet', () => {
  assert.equal(weeks(daily(0, 1, 2, 3, 6), 3), 0);
});

test('other ends are no daily five', () => {
  assert.deepEqual(dailyWeeks([tryOf({ points: 5, time: MONDAY })], MONDAY).days, []);
});
