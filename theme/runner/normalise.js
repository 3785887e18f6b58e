import { arabic, SPACES } from './numerals.js';

const DROPPED = new RegExp(`[${SPACES}《》“”、，。；：（）]`, 'g');

/**
 * The form in which typed responses are compared; the twin of generator/question_types/normalise.py.
 * @param {string} text
 * @param {boolean} [numerals] numbers in hanzi count as digits
 */
export function normalise(text, numerals = false) {
  const kept = text
    .replace(DROPPED, '')
    .normalize('NFKC')
    .replace(/^ +| +$/g, '')
    .toLowerCase();
  return numerals ? arabic(kept) : kept;
}
