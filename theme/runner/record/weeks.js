import { shanghaiDay } from '../calendar.js';
import { oncePerDay } from './days.js';

/** Days of a week on which the daily five are wanted; the others are free. */
export const GOAL = 5;
const WEEK = 7;
/** So many weeks are looked back on, with this one. */
const RECENT = 8;
/** 1 January 1970 was a Thursday: with three days more, weeks begin on Monday. */
const THURSDAY = 3;

/** The week of a Shanghai day, Monday first, as a count of weeks. @param {number} day */
export const weekOf = (day) => Math.floor((day + THURSDAY) / WEEK);

/** The Monday of its week. @param {number} day */
export const mondayOf = (day) => weekOf(day) * WEEK - THURSDAY;

/**
 * How the daily five stand: the days done this week, and for how many weeks in a row the goal was met. This week counts
 * as soon as it is met, and until then breaks nothing. `recent`: how many days in each of the last eight weeks, this one
 * the last.
 * @param {readonly Statement[]} statements in the order of the record
 * @param {number} now
 * @returns {{ days: number[], weeks: number, recent: number[] }} days: Shanghai days of this week
 */
export function dailyWeeks(statements, now) {
  const ends = statements.filter(
    ({ verb, object }) => verb === 'completed' && object.type === 'daily',
  );
  const done = oncePerDay(ends, now).map(({ time }) => shanghaiDay(time));
  const current = weekOf(shanghaiDay(now));
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const day of done) counts.set(weekOf(day), (counts.get(weekOf(day)) || 0) + 1);
  const met = (/** @type {number} */ week) => (counts.get(week) || 0) >= GOAL;
  let first = met(current) ? current : current - 1;
  const last = first;
  while (met(first)) first--;
  return {
    days: done.filter((day) => weekOf(day) === current),
    weeks: last - first,
    recent: Array.from({ length: RECENT }, (_, at) => counts.get(current - RECENT + 1 + at) || 0),
  };
}
