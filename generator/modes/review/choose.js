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
