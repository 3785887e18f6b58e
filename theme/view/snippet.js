import { firstPlace, spans } from '../runner/spans.js';
import { el } from './dom.js';

const LENGTH = 80;
const BEFORE = 16;

/**
 * The part of a text where the words are.
 * @param {string} text
 * @param {readonly string[]} words
 */
export function snippet(text, words) {
  const from = Math.max(0, firstPlace(text, words) - BEFORE);
  const part = text.slice(from, from + LENGTH);
  return `${from > 0 ? '…' : ''}${part}${from + LENGTH < text.length ? '…' : ''}`;
}

/**
 * The text with every word marked.
 * @param {string} text
 * @param {readonly string[]} words
 */
export const mark = (text, words) =>
  spans(text, words).map((span) => (span.hit ? el('mark', {}, span.text) : span.text));
