/** What waits to be reviewed, which takes FSRS to know. A script of its own: who has learnt nothing yet does not wait for it. */
import { dueNow } from '../../generator/modes/review/choose.js';
import { leftToday } from '../runner/record/review.js';

/**
 * @param {readonly Statement[]} statements
 * @param {readonly Listed[]} questions
 * @param {number} now
 * @returns {import('./waiting.js').Waiting}
 */
export function reviewWaiting(statements, questions, now) {
  const { length } = dueNow(statements, questions, now);
  if (length > 0 && leftToday(statements, now) === 0) return [0, '今天够了'];
  return [length, length > 0 ? `${length} 题到期` : '没有到期的'];
}

/** @type {any} */ (window).reviewWaiting = reviewWaiting;
