/** What waits today, of all courses: how much, 0 for nothing, and in words. @typedef {[waiting: number, words: string]} Waiting */
import { leftOfToday } from '../../generator/modes/daily/choose.js';
import { COMMON, PERSONAL } from '../../generator/modes/daily/draw.js';
import { dueNow } from '../../generator/modes/review/choose.js';
import { leftToday } from '../runner/record/review.js';

/** Questions of a day. */
const DAILY = COMMON + PERSONAL;

/** @param {readonly Statement[]} statements @param {number} now @returns {Waiting} */
export function dailyWaiting(statements, now) {
  const left = leftOfToday(statements, now);
  if (left === null) return [DAILY, '今天还没做'];
  return [left, left > 0 ? `还剩 ${left} 题` : '今天做完了'];
}

/**
 * @param {readonly Statement[]} statements
 * @param {readonly Listed[]} questions
 * @param {number} now
 * @returns {Waiting}
 */
export function reviewWaiting(statements, questions, now) {
  const { length } = dueNow(statements, questions, now);
  if (length > 0 && leftToday(statements, now) === 0) return [0, '今天够了'];
  return [length, length > 0 ? `${length} 题到期` : '没有到期的'];
}
