/**
 * Every pair counts the same.
 * @param {Markable} question
 * @param {Reply} response a key of `options` for each on the left, '' where none was chosen
 * @returns {Outcome}
 */
export function mark({ answer, options = [] }, response) {
  const right = /** @type {string[]} */ (answer);
  if (response === null || response === '') return { score: 0, state: 'blank', parts: [] };
  /** @param {Reply} key */
  const isKnown = (key) => key === '' || options.some((option) => option.key === key);
  if (!Array.isArray(response) || response.length !== right.length || !response.every(isKnown)) {
    return { score: 0, state: 'invalid', parts: [] };
  }
  const parts = right.map((key, place) => (response[place] === key ? 1 : 0));
  const hits = parts.filter((part) => part === 1).length;
  const given = response.some((key) => key !== '');
  const state = !given ? 'blank' : hits === right.length ? 'right' : hits > 0 ? 'part' : 'wrong';
  return { score: hits / right.length, state, parts };
}
