import { cut } from '../tokens.js';
import { postings } from './postings.js';

/** @typedef {import('./library.js').Library} Library */
/** @typedef {import('./library.js').Row} Row */

/**
 * How much of what was asked for a thing holds, by the set of the words that stand in it, a bit each: 1 is all of it.
 * Words count by how rare they are. One that stands between two that are there counts as held: who types
 * 历下区妈妈小屋 asks for no 区妈.
 * @param {string} text
 * @param {readonly string[]} words those looked up; what else `text` says is in nearly everything
 * @param {readonly number[]} weights of the words
 */
export function measure(text, words, weights) {
  const runs = cut(text).map((run) =>
    run.map((word) => words.indexOf(word)).filter((at) => at >= 0),
  );
  const all = weights.reduce((sum, one) => sum + one, 0);
  /** @type {Map<number, number>} */
  const known = new Map();
  /** @param {number} set */
  return (set) => {
    const before = known.get(set);
    if (before !== undefined) return before;
    let held = set;
    for (const run of runs) {
      run.forEach((at, n) => {
        const [left, right] = [run[n - 1], run[n + 1]];
        if (left !== undefined && right !== undefined && set & (1 << left) && set & (1 << right)) {
          held |= 1 << at;
        }
      });
    }
    const share = weights.reduce((sum, one, at) => (held & (1 << at) ? sum + one : sum), 0) / all;
    known.set(set, share);
    return share;
  };
}

/** @param {number} set */
export function bits(set) {
  let count = 0;
  for (let rest = set; rest; rest &= rest - 1) count++;
  return count;
}

/**
 * For every thing the words that stand in its title and text, and those it says or has besides, a bit each.
 * @param {Library} library
 * @param {ReadonlyMap<string, Row>} rows
 * @param {readonly string[]} words no more than thirty
 */
export function sets({ head, count }, rows, words) {
  const fields = Object.keys(head.boosts).length;
  const said = new Int32Array(count);
  const besides = new Int32Array(count);
  const holders = words.map((word, bit) => {
    let count = 0;
    (rows.get(word) || []).forEach((text, at) => {
      const into = at < fields ? said : besides;
      for (const place of postings(text).places) {
        into[place] = Number(into[place]) | (1 << bit);
        count++;
      }
    });
    return count;
  });
  return { said, besides, holders };
}
