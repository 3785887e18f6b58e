import lunr from 'lunr';
import { ranking } from './ranking.js';
import { held, tokens } from './tokens.js';

/**
 * `sample` says that the thing is invented, and is shown as such; `lesson` is where a question's lesson stands.
 * @typedef {[
 *   kind: 'lesson' | 'question' | 'room', title: string, path: string, text: string, sample: boolean, lesson?: number,
 * ]} Doc
 */
/** @typedef {{ index: object, docs: Doc[], levels: number[] }} SearchFile `levels`: the lessons that have one */
/** @typedef {{ index: lunr.Index, docs: Doc[], levels: Set<number> }} Library */
/** @typedef {{ docs: Doc[], whole: boolean }} Answer `whole`: the first ones hold all that was asked for */

/** @param {SearchFile} file data/search.json @returns {Library} */
export const openLibrary = ({ index, docs, levels }) => ({
  index: lunr.Index.load(index),
  docs,
  levels: new Set(levels),
});

const ANYWHERE = lunr.Query.wildcard.LEADING | lunr.Query.wildcard.TRAILING;

/** The different words of a query. @param {string} text */
export const wordsOf = (text) => [...new Set(tokens(text))];

/**
 * What lunr finds, in its order. Any word may match. The index holds pairs of characters, so one alone is looked for
 * within them.
 * @param {lunr.Index} index
 * @param {readonly string[]} words
 */
export function query(index, words) {
  const wildcard = words.length === 1 && words[0]?.length === 1 ? ANYWHERE : undefined;
  return index.query((asked) => {
    for (const word of words)
      asked.term(word, { usePipeline: false, ...(wildcard && { wildcard }) });
  });
}

/**
 * @param {Library} library
 * @param {string} text
 * @returns {Answer}
 */
export function find({ index, docs }, text) {
  const words = wordsOf(text);
  const found = query(index, words).map(({ ref, score, matchData: { metadata } }) => ({
    place: Number(ref),
    lesson: docs[Number(ref)]?.[0] === 'lesson',
    score,
    words: Math.min(words.length, Object.keys(metadata).length),
    held: words.length === 1 ? 1 : held(text, (word) => word in metadata),
  }));
  const { places, whole } = ranking(found, words.length);
  return { docs: places.map((place) => /** @type {Doc} */ (docs[place])), whole };
}
