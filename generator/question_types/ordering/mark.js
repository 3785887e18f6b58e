/**
 * The whole order scores 1; where the question's `partial` is prop, less scores the share of the neighbours in it that
 * follow each other in the response.
 * @param {Markable} question
 * @param {Reply} response every key once
 * @returns {Outcome}
 */
export function mark({ answer, partial }, response) {
  if (response === null || response === '') return { score: 0, state: 'blank', parts: [] };
  if (!Array.isArray(response)) return { score: 0, state: 'invalid', parts: [] };
  if (response.length === 0) return { score: 0, state: 'blank', parts: [] };
  const right = /** @type {string[]} */ (answer);
  if (response.length !== right.length || !right.every((key) => response.includes(key))) {
    return { score: 0, state: 'invalid', parts: [] };
  }
  const kept = right
    .slice(1)
    .map((key, place) => (response[response.indexOf(right[place] || '') + 1] === key ? 1 : 0));
  const hits = kept.filter((one) => one === 1).length;
  const whole = hits === kept.length;
  const parts = partial === 'prop' ? kept : [];
  const score = whole ? 1 : parts.length ? hits / kept.length : 0;
  return { score, state: whole ? 'right' : score > 0 ? 'part' : 'wrong', parts };
}
