import { fullest } from '../spans.js';
import { tokens } from '../tokens.js';

/** @typedef {import('./library.js').Card} Card */
/** @typedef {import('./library.js').Whole} Whole */

/**
 * What a lesson's video says of the words where it says most of them, and when; nothing if it says none.
 * @param {Whole} whole
 * @param {readonly string[]} words
 */
export function spoken({ said }, words) {
  const place = fullest(
    said.map(([, line]) => line),
    words,
  );
  return said[place];
}

/**
 * What of the things it rests on or has speaks for a result: those that hold most of the words that it does not say itself.
 * @param {Pick<Card, 'title' | 'more'> & Whole} card
 * @param {readonly string[]} words
 * @returns {string[]}
 */
export function reasons({ title, text, said, more }, words) {
  const own = new Set(tokens(`${title}，${text}，${said.map(([, line]) => line).join('')}`));
  const unsaid = words.filter((word) => !own.has(word));
  const counts = more.map((one) => {
    const held = new Set(tokens(one));
    return unsaid.filter((word) => held.has(word)).length;
  });
  const most = Math.max(1, ...counts);
  return more.filter((_, at) => counts[at] === most);
}
