/**
 * The visitor's place and how sure the phone was of it, kept by this tab for a while, so that coming back from a room need not ask again. It is in no
 * address and leaves the phone in no request.
 */

/** @typedef {import('../../map/coordinates.js').Point} Point */

const KEY = 'suixue-here';
const GOOD_FOR = 15 * 60 * 1000;

/** @typedef {{ here: Point, accuracy: number }} Place in metres */

/** @param {Place} place @param {number} now in milliseconds */
export function keepPlace({ here, accuracy }, now) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ here, accuracy, until: now + GOOD_FOR }));
  } catch {
    // This browser keeps nothing: the visitor will be asked again.
  }
}

/** @param {number} now in milliseconds @returns {Place | undefined} */
export function keptPlace(now) {
  try {
    const { here, accuracy, until } = JSON.parse(sessionStorage.getItem(KEY) || '{}');
    return until > now ? { here, accuracy } : undefined;
  } catch {
    return undefined;
  }
}
