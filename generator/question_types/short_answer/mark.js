import { normalise } from '../../../theme/runner/normalise.js';

/**
 * The form in which words are looked for in an answer: numbers in digits and set apart, so that 3 is not found in 23.
 * @param {string} text
 */
const sought = (text) => normalise(text, true).replace(/[0-9]+(?:\.[0-9]+)*/g, ' $& ');

/**
 * The numbers of the points that a text seems to make: it holds one of their words.
 * @param {Markable} question
 * @param {string} text
 */
export function hinted({ rubric = [] }, text) {
  const held = sought(text);
  const isHinted = (/** @type {string} */ word) => {
    const wanted = sought(word);
    return wanted !== '' && held.includes(wanted);
  };
  return numbersOf(rubric).filter((_, place) => rubric[place]?.any.some(isHinted));
}

/** What the points are called in a response. @param {readonly unknown[]} rubric */
const numbersOf = (rubric) => rubric.map((_, place) => String(place + 1));

/**
 * By the points claimed, each as much as it is worth; of a text alone, by those that its words hint at.
 * @param {Markable} question
 * @param {Reply} response a text, or a text and the numbers of the points claimed
 * @returns {Outcome}
 */
export function mark(question, response) {
  const { rubric = [] } = question;
  if (response === null || response === '') return { score: 0, state: 'blank', parts: [] };
  const numbers = numbersOf(rubric);
  const [text, claimed] = isPair(response) ? response : [response, hintedOf(question, response)];
  if (typeof text !== 'string' || !areOf(numbers, claimed)) {
    return { score: 0, state: 'invalid', parts: [] };
  }
  const parts = numbers.map((number) => (claimed.includes(number) ? 1 : 0));
  if (normalise(text) === '' && claimed.length === 0) return { score: 0, state: 'blank', parts };
  const worth = rubric.map(({ points }) => points);
  const won = sum(worth.filter((_, place) => parts[place] === 1));
  const score = won / sum(worth);
  return { score, state: score === 1 ? 'right' : score > 0 ? 'part' : 'wrong', parts };
}

/** @param {Reply} response @returns {response is [Reply, Reply]} */
const isPair = (response) => Array.isArray(response) && response.length === 2;

/** @param {Markable} question @param {Reply} response @returns {Reply} */
const hintedOf = (question, response) =>
  typeof response === 'string' ? hinted(question, response) : null;

/** @param {readonly string[]} numbers @param {Reply} claimed @returns {claimed is string[]} */
const areOf = (numbers, claimed) =>
  Array.isArray(claimed) &&
  claimed.every((number) => typeof number === 'string' && numbers.includes(number));

/** @param {readonly number[]} numbers */
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
