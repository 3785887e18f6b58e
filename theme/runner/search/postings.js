/** What generator/derive/search/postings.py writes: which entries hold a term, and how often. */

const FINAL = 75;
const MORE = 15;
const OFTEN = '!';
const MANY = 8;

/** @param {string} text @returns {number[]} */
export function numbers(text) {
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

/** What rises from 0 by these steps. @param {readonly number[]} steps @returns {number[]} */
export function rising(steps) {
  let at = 0;
  return steps.map((step) => {
    at += step;
    return at;
  });
}

/**
 * @param {string} [text]
 * @returns {{ places: number[], times: number[] }} the entries in order, and how often the term stands in each
 */
export function postings(text = '') {
  const [steps = [], few = [], many = []] = text.split(OFTEN).map(numbers);
  const places = rising(steps);
  const times = places.map(() => 1);
  rising(few.map((one) => Math.floor(one / MANY))).forEach((at, n) => {
    const count = Number(few[n]) % MANY;
    times[at] = count + 2 + (count < MANY - 1 ? 0 : Number(many.shift()));
  });
  return { places, times };
}

/** Which of `count` files holds what is found by `key`: CRC-32 of its UTF-16. @param {string} key @param {number} count */
export function fileOf(key, count) {
  let digest = -1;
  for (let at = 0; at < key.length; at++) {
    digest ^= key.charCodeAt(at);
    for (let bit = 0; bit < 16; bit++) digest = (digest >>> 1) ^ (digest & 1 ? 0xedb88320 : 0);
  }
  return (~digest >>> 0) % count;
}
