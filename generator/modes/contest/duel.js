/*
 * 擂台: a challenge travels in a link, in the part after `#` that no server is told. It names the seed and the questions'
 * revision, and the score to beat with the name its owner gave.
 */

import { CONTESTS } from './rules.js';

/** @typedef {{ right: number, ms: number, name: string }} Rival */
/** @typedef {{ seed: string, revision: string, rival: Rival | null }} Challenge */

const FORM = /^#?1\.([a-z0-9-]{6,60})\.([0-9a-f]{16})(?:\.(\d{1,3})\.(\d{1,8})\.(.{0,200}))?$/;
const LONGEST_NAME = 12;
const { questions, each } = CONTESTS.duel;

/** A name as it may travel: short, on one line, without signs that nobody sees or that turn the line about. @param {string} text */
export const nameOf = (text) =>
  [...text.replace(/\s+/g, ' ').replace(/\p{C}/gu, '').trim()].slice(0, LONGEST_NAME).join('');

/** @param {Challenge} challenge @returns {string} what follows the address of the page */
export function written({ seed, revision, rival }) {
  const start = `#1.${seed}.${revision}`;
  if (!rival) return start;
  return `${start}.${rival.right}.${rival.ms}.${encodeURIComponent(nameOf(rival.name))}`;
}

/**
 * @param {string} hash of an address
 * @returns {Challenge | null} null when it holds no challenge, or one that nobody can have won
 */
export function read(hash) {
  const found = FORM.exec(hash);
  const [, seed, revision, right, ms, name = ''] = found || [];
  if (!seed || !revision) return null;
  if (right === undefined || ms === undefined) return { seed, revision, rival: null };
  try {
    const rival = { right: Number(right), ms: Number(ms), name: nameOf(decodeURIComponent(name)) };
    const isPossible = rival.right <= questions && rival.ms <= questions * each;
    return isPossible ? { seed, revision, rival } : null;
  } catch {
    return null;
  }
}
