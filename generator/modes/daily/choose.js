import { shanghaiDay } from '../../../theme/runner/calendar.js';
import { unfinished } from '../../../theme/runner/record/sessions.js';
import { dailyWeeks } from '../../../theme/runner/record/weeks.js';

/** What the record says the five of a day are about. @param {number} day @returns {Fact['object']} */
export const objectOf = (day) => ({ type: 'daily', id: String(day) });

/**
 * How many of today's questions are still to be answered right; null where they were not begun.
 * @param {readonly Statement[]} statements
 * @param {number} now
 * @returns {number | null}
 */
export function leftOfToday(statements, now) {
  const day = shanghaiDay(now);
  if (dailyWeeks(statements, now).days.includes(day)) return 0;
  const half = unfinished(statements, objectOf(day));
  if (!half) return null;
  const right = half.answers.filter(({ result }) => result.state === 'right');
  return half.started.result.items.length - new Set(right.map(({ object }) => object.id)).size;
}
