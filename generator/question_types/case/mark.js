import { MARKS, UNCREDITED } from '../marks.js';

/**
 * The mean of the questions whose marks count. Blank is a case in which none of these is answered.
 * @param {Markable} question
 * @param {Reply} response the response to each of its questions
 * @returns {Outcome}
 */
export function mark({ parts = [] }, response) {
  if (response === null || response === '') return { score: 0, state: 'blank', parts: [] };
  if (!Array.isArray(response) || response.length !== parts.length) {
    return { score: 0, state: 'invalid', parts: [] };
  }
  const marks = parts.map((part, place) =>
    MARKS[part.type](part, /** @type {Reply} */ (response[place])),
  );
  if (marks.some(({ state }) => state === 'invalid')) {
    return { score: 0, state: 'invalid', parts: [] };
  }
  const scores = marks.map(({ score }) => score);
  const counted = marks.filter((_, place) => isCredited(parts[place]));
  if (counted.every(({ state }) => state === 'blank')) {
    return { score: 0, state: 'blank', parts: scores };
  }
  const score = counted.reduce((sum, one) => sum + one.score, 0) / counted.length;
  return { score, state: score === 1 ? 'right' : score > 0 ? 'part' : 'wrong', parts: scores };
}

/** @param {{ type: Type } | undefined} part */
const isCredited = (part) => part !== undefined && !UNCREDITED.includes(part.type);
