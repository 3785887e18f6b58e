/**
 * Exact: the truth value of the stem scores 1.
 * @param {Markable} question
 * @param {Reply} response
 * @returns {Outcome}
 */
export function mark(question, response) {
  if (response === null || response === '') return { score: 0, state: 'blank', parts: [] };
  if (typeof response !== 'boolean') return { score: 0, state: 'invalid', parts: [] };
  const right = response === question.answer;
  return { score: right ? 1 : 0, state: right ? 'right' : 'wrong', parts: [] };
}
