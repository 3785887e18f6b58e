import { shanghaiDay } from '../calendar.js';

/**
 * The statements that count where an act counts once a day: the first of each day up to today. A clock moved back counts
 * no day twice; what a clock that was ahead wrote counts nothing until that day has come.
 * @template {{ time: number }} T
 * @param {readonly T[]} acts of one kind, in the order of the record
 * @param {number} now
 * @returns {T[]}
 */
export function oncePerDay(acts, now) {
  const today = shanghaiDay(now);
  const counted = new Set();
  return acts.filter(({ time }) => {
    const day = shanghaiDay(time);
    const counts = day <= today && !counted.has(day);
    if (counts) counted.add(day);
    return counts;
  });
}
