/** What generator/derive/search/postings.py writes: which entries hold a term, and how often. */

const FINAL = 60;
const MORE = 30;
const MANY = 8;
const APART = '!';

/** @param {string} text @returns {number[]} */
function numbers(text) {
  const found = [];
  let above = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const sign = code - (code > 0x5c ? 0x24 : 0x23); // no backslash is among the signs
    if (sign < FINAL) {
      found.push(above * FINAL + sign);
      above = 0;
    } else above = above * MORE + sign - FINAL + 1;
  }
  return found;
}

/**
 * @param {string} [text]
 * @returns {{ places: number[], times: number[] }} the entries in order, and how often the term stands in each
 */
export function postings(text = '') {
  const [steps = '', apart = ''] = text.split(APART);
  const often = numbers(apart);
  /** @type {number[]} */
  const places = [];
  /** @type {number[]} */
  const times = [];
  let at = 0;
  for (const step of numbers(steps)) {
    at += step;
    const few = (at % MANY) + 1;
    places.push((at - few + 1) / MANY);
    times.push(few < MANY ? few : MANY + /** @type {number} */ (often.shift()));
  }
  return { places, times };
}

/** Which of `count` files holds what is found by `key`: FNV-1a of its characters. @param {string} key @param {number} count */
export function fileOf(key, count) {
  let digest = 0x811c9dc5;
  for (const character of key) {
    digest = Math.imul(digest ^ /** @type {number} */ (character.codePointAt(0)), 0x01000193);
  }
  return (digest >>> 0) % count;
}
