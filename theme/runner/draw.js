import { createHash } from 'sha256-uint8array';

const WORD = 2 ** 32;
const WORDS_PER_BLOCK = 8;

/**
 * Block `index` of a seed: SHA-256(UTF-8 seed ‖ uint32be index) as eight big-endian uint32.
 * @param {string} seed
 * @param {number} index
 */
export function block(seed, index) {
  const counter = new Uint8Array(4);
  new DataView(counter.buffer).setUint32(0, index);
  const digest = createHash().update(seed).update(counter).digest();
  const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
  return Array.from({ length: WORDS_PER_BLOCK }, (_, i) => view.getUint32(4 * i));
}

/**
 * Chance that anyone can repeat: the same seed gives the same numbers in JS and in Python.
 * @param {string} seed
 */
export function createStream(seed) {
  /** @type {number[]} */
  let words = [];
  let blocks = 0;

  const next = () => {
    if (words.length === 0) words = block(seed, blocks++);
    return /** @type {number} */ (words.shift());
  };

  /** @param {number} n */
  const below = (n) => {
    if (!Number.isInteger(n) || n < 1 || n > WORD) {
      throw new RangeError(`below() takes a whole number from 1 to 2^32, got ${n}`);
    }
    const limit = Math.floor(WORD / n) * n;
    let word = next();
    while (word >= limit) word = next();
    return word % n;
  };

  /**
   * Fisher–Yates from the last place down; the list given is left as it is.
   * @template T
   * @param {readonly T[]} list
   * @returns {T[]}
   */
  const shuffle = (list) => {
    const out = [...list];
    for (let i = out.length - 1; i > 0; i--) {
      const j = below(i + 1);
      const kept = /** @type {T} */ (out[i]);
      out[i] = /** @type {T} */ (out[j]);
      out[j] = kept;
    }
    return out;
  };

  return { next, below, shuffle };
}
