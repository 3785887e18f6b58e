/** What waits today, of all courses: how much, 0 for nothing, and in words. @typedef {[waiting: number, words: string]} Waiting */
import { leftOfToday } from '../../generator/modes/daily/choose.js';
import { COMMON, PERSONAL } from '../../generator/modes/daily/draw.js';

/** Questions of a day. */
const DAILY = COMMON + PERSONAL;

/** @param {readonly Statement[]} statements @param {number} now @returns {Waiting} */
export function dailyWaiting(statements, now) {
  const left = leftOfToday(statements, now);
  if (left === null) return [DAILY, '今天还没做'];
  return [left, left > 0 ? `还剩 ${left} 题` : '今天做完了'];
}
