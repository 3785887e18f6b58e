import { createStream } from '../../../theme/runner/draw.js';

/** So many questions are one round of random practice. */
export const ROUND = 20;

/**
 * A round drawn by chance.
 * @param {string} seed
 * @param {readonly Listed[]} questions
 */
export const random = (seed, questions) => createStream(seed).shuffle(questions).slice(0, ROUND);
