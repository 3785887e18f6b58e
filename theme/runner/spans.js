import { arabic, RUN as NUMBERS } from './numerals.js';
import { plain, runs } from './tokens.js';

/** A character as it is searched for, and the stretch of the written text that it stands for. @typedef {{ sign: string, from: number, to: number }} Trace */

/** What is written is read character by character. @param {string} text @param {number} from @returns {Trace[]} */
function read(text, from) {
  let at = from;
  return [...text].flatMap((written) => {
    const stretch = { from: at, to: at + written.length };
    at = stretch.to;
    return plain(written)
      .split('')
      .map((sign) => ({ sign, ...stretch }));
  });
}

/** Numbers in hanzi are read as digits, each of which stands for the whole number. @param {string} text */
function traced(text) {
  /** @type {Trace[]} */
  const traces = [];
  let from = 0;
  for (const { 0: number, index = 0 } of text.matchAll(NUMBERS)) {
    const to = index + number.length;
    const digits = arabic(number);
    if (digits === number) continue;
    traces.push(...read(text.slice(from, index), from));
    for (const sign of digits) traces.push({ sign, from: index, to });
    from = to;
  }
  return [...traces, ...read(text.slice(from), from)];
}

/**
 * Which characters of a text the words cover, however its numbers are written.
 * @param {string} text
 * @param {readonly string[]} words as tokens.js cuts them
 * @returns {boolean[]}
 */
function covered(text, words) {
  const wanted = new Set(words);
  const traces = traced(text);
  const cover = new Array(text.length).fill(false);
  for (const parts of runs(traces.map(({ sign }) => sign).join(''))) {
    parts.forEach(({ part, at }, place) => {
      const after = parts[place + 1];
      const pair = after && wanted.has(part + after.part);
      if (!pair && !wanted.has(part)) return;
      const end = pair ? after.at + after.part.length : at + part.length;
      cover.fill(true, traces[at]?.from, traces[end - 1]?.to);
    });
  }
  return cover;
}

/**
 * @param {string} text
 * @param {readonly string[]} words
 * @returns {number} where the first of the words stands, 0 when none does
 */
export const firstPlace = (text, words) => Math.max(0, covered(text, words).indexOf(true));

/**
 * @param {readonly string[]} lines of one text; a word may begin in one and end in the next
 * @param {readonly string[]} words
 * @returns {number} which line holds most of the words, the first of several; -1 when none holds any
 */
export function fullest(lines, words) {
  const cover = covered(lines.join(''), words);
  let from = 0;
  const counts = lines.map(({ length }) => {
    from += length;
    return cover.slice(from - length, from).filter(Boolean).length;
  });
  const most = Math.max(0, ...counts);
  return most ? counts.indexOf(most) : -1;
}

/**
 * The text cut into what the words cover and what they do not; overlapping words make one piece.
 * @param {string} text
 * @param {readonly string[]} words
 * @returns {{ text: string, hit: boolean }[]}
 */
export function spans(text, words) {
  const cover = covered(text, words);
  /** @type {{ text: string, hit: boolean }[]} */
  const out = [];
  for (let i = 0; i < text.length; i++) {
    const last = out[out.length - 1];
    if (last && last.hit === cover[i]) last.text += text[i];
    else out.push({ text: /** @type {string} */ (text[i]), hit: Boolean(cover[i]) });
  }
  return out;
}
