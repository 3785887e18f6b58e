import { createStream } from './draw.js';

/**
 * A question in one of its wordings, the stem or a paraphrase of it. The same seed gives the same one, so that a try
 * taken up again asks as it asked before. Chance comes from the seed followed by `#` and the question's id.
 * @param {Question} question
 * @param {string} seed
 * @returns {Question}
 */
export function worded(question, seed) {
  const wordings = [question.stem, ...(question.stems || [])];
  const place =
    wordings.length > 1 ? createStream(`${seed}#${question.id}`).below(wordings.length) : 0;
  return { ...question, stem: /** @type {string} */ (wordings[place]) };
}
