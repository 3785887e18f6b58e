import { lunr } from './lunr.js';
import { postings } from './postings.js';

/** @typedef {import('./library.js').Row} Row */
/** @typedef {import('./library.js').Library} Library */

const K1 = 1.2;

/** What lunr's idf is of a term that stands so often in fields of `count` things. @param {number} holders @param {number} count */
const idf = (holders, count) => Math.log(1 + Math.abs((count - holders + 0.5) / (holders + 0.5)));

/**
 * What lunr makes a term weigh where it stands `times` times, the length of fields left out of account (b = 0).
 * @param {number} rarity @param {number} times @param {number} boost
 */
const weight = (rarity, times, boost) =>
  Math.round(((rarity * ((K1 + 1) * times)) / (K1 + times)) * boost * 1000) / 1000;

/**
 * The part of lunr's index that is about these terms. Their scores in it are those of the whole index, since lunr's score
 * of a thing needs nothing but the weights of the terms asked for.
 * @param {Library} library
 * @param {ReadonlyMap<string, Row>} rows
 * @param {readonly string[]} words the terms
 * @param {(place: number) => boolean} [wanted] which things are to be scored, all by default
 * @returns {lunr.Index}
 */
export function part({ head, count }, rows, words, wanted = () => true) {
  const fields = Object.entries(head.boosts);
  /** @type {Record<string, any>} */
  const invertedIndex = {};
  /** @type {Record<string, number[]>} */
  const weights = {};
  const terms = words.filter((word) => fields.some((_, at) => rows.get(word)?.[at])).sort();
  terms.forEach((term, number) => {
    const held = fields.map((_, at) => postings(rows.get(term)?.[at]));
    const rarity = idf(
      held.reduce((sum, { places }) => sum + places.length, 0),
      count,
    );
    /** @type {Record<string, any>} */
    const posting = { _index: number };
    fields.forEach(([field, boost], at) => {
      posting[field] = {};
      const { places = [], times = [] } = held[at] || {};
      places.forEach((place, n) => {
        if (!wanted(place)) return;
        posting[field][place] = {};
        const ref = `${field}/${place}`;
        const vector = weights[ref] || [];
        weights[ref] = vector;
        vector.push(number, weight(rarity, /** @type {number} */ (times[n]), boost));
      });
    });
    invertedIndex[term] = posting;
  });
  /** @type {Record<string, lunr.Vector>} */
  const fieldVectors = {};
  for (const [ref, vector] of Object.entries(weights)) fieldVectors[ref] = new lunr.Vector(vector);
  return new /** @type {any} */ (lunr.Index)({
    invertedIndex,
    fieldVectors,
    tokenSet: /** @type {any} */ (lunr.TokenSet).fromArray(terms),
    fields: Object.keys(head.boosts),
    pipeline: new lunr.Pipeline(),
  });
}

/**
 * What lunr finds, in its order: any word may match.
 * @param {lunr.Index} index
 * @param {readonly string[]} words
 */
export function query(index, words) {
  return index.query((asked) => {
    for (const word of words) asked.term(word, { usePipeline: false });
  });
}
