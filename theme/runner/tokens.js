import { arabic } from './numerals.js';

const HAN = '[\\u3400-\\u4dbf\\u4e00-\\u9fff]';
const WORD = '(?:[0-9]+(?:[./][0-9]+)?%?(?![a-z0-9])|[a-z0-9]+)';
const RUN = new RegExp(`(?:${WORD} ?)?${HAN}+(?: ?${WORD} ?${HAN}+)*(?: ?${WORD})?|${WORD}`, 'g');
const PART = new RegExp(`${HAN}|${WORD}`, 'g');

/** Lower case, and one way to write every character. @param {string} text */
export const plain = (text) => text.normalize('NFKC').toLowerCase();

/**
 * The runs of a text in which words are read across, each as its parts: a hanzi, a latin word or a number.
 * @param {string} text plain, its numbers in digits
 * @returns {{ part: string, at: number }[][]} with the place of every part
 */
export const runs = (text) =>
  [...text.matchAll(RUN)].map(({ 0: run, index = 0 }) =>
    [...run.matchAll(PART)].map(({ 0: part, index: at = 0 }) => ({ part, at: index + at })),
  );

/** The words of every run; one character beside another is no word of its own. @param {string} text */
export const cut = (text) =>
  runs(arabic(plain(text))).map((parts) =>
    parts.flatMap(({ part }, at) => {
      const after = parts[at + 1];
      const alone = part.length > 1 || parts.length === 1 ? [part] : [];
      return after ? [...alone, part + after.part] : alone;
    }),
  );

/**
 * The words the search index was built with, as generator/derive/tokens.py tells: runs of hanzi as bigrams, in which a
 * number or a latin word counts as one character and is a word of its own besides; numbers in hanzi as digits.
 * @param {string} text
 */
export const tokens = (text) => cut(text).flat();

/**
 * The different words of `text` that are there, or stand between two that are: who types 历下区妈妈小屋 asks for no 区妈.
 * @param {string} text
 * @param {(word: string) => boolean} has
 * @returns {number} how many
 */
export function held(text, has) {
  const all = cut(text).flatMap((words) => {
    const there = words.map(has);
    return words.filter((_, at) => there[at] || (there[at - 1] && there[at + 1]));
  });
  return new Set(all).size;
}
