import { cut, tokens } from '../tokens.js';

/** @typedef {import('./library.js').Library} Library */

/** So many words have a bit each in a whole number. */
const MOST_WORDS = 30;
/** Hundreds of bytes that a slow network bears for the words of a query. */
const MOST = 170;
/** What of that looking for wrong characters takes. */
const RIGHTING = 50;

/** The different words of a query. @param {string} text */
export const wordsOf = (text) => [...new Set(tokens(text))];

/** @param {Library} library @param {readonly string[]} words */
const weightOf = (library, words) => words.reduce((sum, word) => sum + library.weight(word), 0);

/**
 * How many of the words that a word overlaps very many things hold, by the word, where that makes it no word of its own:
 * in 工会主席 neither 会主, nor 席要 in 主席要.
 * @param {Library} library
 * @param {string} text
 */
function cuts({ isFrequent }, text) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const run of cut(text)) {
    const frequent = run.map(isFrequent);
    run.forEach((word, at) => {
      const beside = Number(frequent[at - 1] || false) + Number(frequent[at + 1] || false);
      const through = beside === 1 && frequent[at] ? 0 : beside;
      found.set(word, Math.min(through, found.get(word) ?? through));
    });
  }
  return found;
}

/**
 * The words that are looked up: all, or of a long sentence as many as a slow network bears; what is probably only a cut
 * through two words is left out first, then what stands in the most things.
 * @param {Library} library
 * @param {string} text
 */
export function planned(library, text) {
  const words = wordsOf(text).slice(0, MOST_WORDS);
  if (weightOf(library, words) <= MOST) return words;
  const through = cuts(library, text);
  const worth = (/** @type {string} */ word) =>
    (through.get(word) || 0) * MOST + library.weight(word);
  let left = MOST;
  const taken = [...words]
    .sort((a, b) => worth(a) - worth(b))
    .filter((word, at) => {
      const fits = at === 0 || library.weight(word) <= left;
      if (fits) left -= library.weight(word);
      return fits;
    });
  return words.filter((word) => taken.includes(word));
}

/** Whether wrong characters can be looked for besides. @param {Library} library @param {string} text */
export const leavesRoom = (library, text) => weightOf(library, wordsOf(text)) <= MOST - RIGHTING;
