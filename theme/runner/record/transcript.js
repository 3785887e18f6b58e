import { shanghaiDay, yearOf } from '../calendar.js';
import { digest } from './chain.js';

/** The end of a chain: how many statements lead to it, and the hash that stands for all of them. @typedef {{ chain: string, n: number, digest: string }} End */

/**
 * The years in which anything was written up to today, and this one; the latest first.
 * @param {readonly Statement[]} statements
 * @param {number} now
 */
export function yearsOf(statements, now) {
  const today = shanghaiDay(now);
  const days = new Set(statements.map(({ time }) => shanghaiDay(time)));
  const past = [...days].filter((day) => day <= today).map(yearOf);
  return [...new Set([yearOf(today), ...past])].sort((a, b) => b - a);
}

/**
 * On how many days of a year something was learnt: a question answered, or a lesson watched.
 * @param {readonly Statement[]} statements
 * @param {number} year
 * @param {number} now
 */
export function daysStudied(statements, year, now) {
  const today = shanghaiDay(now);
  const learnt = statements.filter(({ verb }) => verb === 'answered' || verb === 'experienced');
  const days = new Set(learnt.map(({ time }) => shanghaiDay(time)));
  return [...days].filter((day) => day <= today && yearOf(day) === year).length;
}

/**
 * The end of each chain, by which a record on paper can be told from another: nothing in it can be changed without
 * changing them.
 * @param {readonly Statement[]} statements in the order of the record
 * @returns {End[]} by the names of the chains
 */
export function ends(statements) {
  const last = new Map(statements.map((one) => [one.chain, one]));
  return [...last.values()]
    .sort((a, b) => (a.chain < b.chain ? -1 : 1))
    .map((one) => ({ chain: one.chain, n: one.n, digest: digest(one) }));
}
