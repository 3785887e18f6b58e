import { plain } from '../tokens.js';

/** @typedef {import('./library.js').Library} Library */
/** @typedef {import('./library.js').Head} Head */
/** @typedef {import('./find.js').Variant} Variant */

const MOST = 4;
/** What is found in other words is worth a little less. */
export const OTHERWISE = 0.95;
const HAN = /^[\u3400-\u9fff]$/;

/**
 * What is asked about, without the words that only ask, unless nothing else is said.
 * @param {Head} head
 * @param {string} text
 */
export function bare({ ignored }, text) {
  const asked = plain(text).trim();
  const rest = ignored.reduce((left, word) => left.split(word).join(' '), asked).trim();
  return rest || asked;
}

/**
 * What was asked for, and the same in other words. A character by itself stands for the words it begins or ends.
 * @param {Library} library
 * @param {string} text
 * @returns {Promise<Variant[]>} as it was typed first
 */
export async function variants(library, text) {
  if (HAN.test(text)) {
    const { after, before } = await library.near(text);
    const words = [...after.slice(0, 6)]
      .map((next) => text + next)
      .concat([...before.slice(0, 3)].map((other) => other + text));
    return [text, ...words].map((way) => ({ text: way, worth: 1 }));
  }
  const ways = [text];
  for (const group of library.head.synonyms) {
    const said = group
      .filter((word) => text.includes(plain(word)))
      .sort((a, b) => b.length - a.length)[0];
    if (!said) continue;
    for (const other of group)
      if (!text.includes(plain(other))) ways.push(text.split(plain(said)).join(plain(other)));
  }
  return [...new Set(ways)]
    .slice(0, MOST)
    .map((way, at) => ({ text: way, worth: at ? OTHERWISE : 1 }));
}
