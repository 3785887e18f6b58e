/**
 * The visitor's place, kept by this tab for a while, so that coming back from a room need not ask again. It is in no
 * address and leaves the phone in no request.
 */

/** @typedef {import('../../map/coordinates.js').Point} Point */

const KEY = 'suixue-here';
const GOOD_FOR = 15 * 60 * 1000;

/** @param {Point} here @param {number} now in milliseconds */
export function keepPlace(here, now) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ here, until: now + GOOD_FOR }));
  } catch {
    // This browser keeps nothing: the visitor will be asked again.
  }
}

/** @param {number} now in milliseconds @returns {Point | undefined} */
export function keptPlace(now) {
  try {
    const { here, until } = JSON.parse(sessionStorage.getItem(KEY) || '{}');
    return until > now ? here : undefined;
  } catch {
    return undefined;
  }
}
