/** @typedef {{ hits: number, wrong: number, all: number }} Count keys chosen rightly, chosen wrongly, and to be chosen */

/** @type {Record<'half' | 'all' | 'prop', (count: Count) => number>} */
const PARTIAL = {
  half: ({ wrong }) => (wrong ? 0 : 0.5),
  all: () => 0,
  prop: ({ hits, wrong, all }) => Math.max(0, hits - wrong) / all,
};

/**
 * All right keys and no other score 1; less scores by the question's `partial`: half (a subset without a wrong one
 * is ½), all (nothing), prop (max(0, hits − wrong) / right keys). A key named twice counts once.
 * @param {Markable} question
 * @param {Reply} response the keys chosen, in any order
 * @returns {Outcome}
 */
export function mark(question, response) {
  if (response === null || response === '') return { score: 0, state: 'blank', parts: [] };
  if (!Array.isArray(response)) return { score: 0, state: 'invalid', parts: [] };
  const chosen = new Set(response);
  if (chosen.size === 0) return { score: 0, state: 'blank', parts: [] };
  /** @type {Set<Reply>} */
  const known = new Set((question.options || []).map((option) => option.key));
  if ([...chosen].some((key) => !known.has(key))) return { score: 0, state: 'invalid', parts: [] };
  const answer = /** @type {string[]} */ (question.answer);
  const hits = answer.filter((key) => chosen.has(key)).length;
  const count = { hits, wrong: chosen.size - hits, all: answer.length };
  const whole = hits === answer.length && count.wrong === 0;
  const score = whole ? 1 : PARTIAL[question.partial || 'half'](count);
  return { score, state: whole ? 'right' : score > 0 ? 'part' : 'wrong', parts: [] };
}
