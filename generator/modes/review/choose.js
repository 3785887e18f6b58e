import { shanghaiDay } from '../../../theme/runner/calendar.js';
import { due, memories } from '../../../theme/runner/record/review.js';

/** So many questions are one batch, which earns what a review earns. */
export const BATCH = 12;

/**
 * The next batch of what is due, as far as the site still has it and the day still allows.
 * @param {readonly string[]} queue ids, the most urgent first
 * @param {readonly Listed[]} questions
 * @param {number} left how many the day still allows
 * @returns {Listed[]}
 */
export function batch(queue, questions, left) {
  const known = new Map(questions.map((one) => [one.id, one]));
  return queue.flatMap((id) => known.get(id) || []).slice(0, Math.min(BATCH, left));
}

/**
 * What is due now of what the site still has, the most urgent first.
 * @param {readonly Statement[]} statements
 * @param {readonly Listed[]} questions
 * @param {number} now
 * @returns {string[]} ids
 */
export function dueNow(statements, questions, now) {
  const tiers = new Map(questions.map(({ id, tier }) => [id, tier]));
  return due(memories(statements, tiers), shanghaiDay(now)).filter((id) => tiers.has(id));
}
