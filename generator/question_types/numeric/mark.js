import { cleaned, compare, number } from '../../../theme/runner/numerals.js';

/** @typedef {import('../../../theme/runner/numerals.js').Rational} Rational */

/**
 * The number a response is, said with or without a unit.
 * @param {Markable} question
 * @param {string} response
 */
export function given({ units = [] }, response) {
  const bare = cleaned(response);
  const unit = units.find((one) => bare.endsWith(one)) || '';
  return number(bare.slice(0, bare.length - unit.length));
}

/**
 * Exact, within the range; what is no number is not counted.
 * @param {Markable} question `answer`: the least and the greatest right number
 * @param {Reply} response as typed
 * @returns {Outcome}
 */
export function mark(question, response) {
  if (response === null || response === '') return { score: 0, state: 'blank', parts: [] };
  if (typeof response !== 'string') return { score: 0, state: 'invalid', parts: [] };
  if (cleaned(response) === '') return { score: 0, state: 'blank', parts: [] };
  const value = given(question, response);
  const [low, high] = /** @type {string[]} */ (question.answer).map(number);
  if (!value || !low || !high) return { score: 0, state: 'invalid', parts: [] };
  const right = compare(low, value) <= 0 && compare(value, high) <= 0;
  return { score: right ? 1 : 0, state: right ? 'right' : 'wrong', parts: [] };
}
