import { keepLocal, readLocal } from '../../store/local.js';

const HABITS = 'suixue-player';
/** @param {string} lesson */
const seenKey = (lesson) => `suixue-seen-${lesson}`;
/** @param {string} lesson */
const placeKey = (lesson) => `suixue-at-${lesson}`;

/** Seconds before the place one left from which it goes on. */
const LEAD = 3;

/**
 * How somebody likes to watch, in every lesson.
 * @typedef {{ wish: import('../../runner/sizes.js').Wish, speed: number, captions: boolean }} Habits
 */

/** @type {Habits} */
const DEFAULTS = { wish: 'auto', speed: 1, captions: true };

/** @returns {Habits} */
export function readHabits() {
  try {
    return { ...DEFAULTS, ...JSON.parse(readLocal(HABITS) || '{}') };
  } catch {
    return DEFAULTS;
  }
}

/** @param {Partial<Habits>} changed */
export const changeHabits = (changed) =>
  keepLocal(HABITS, JSON.stringify({ ...readHabits(), ...changed }));

/** @param {string} lesson @returns {boolean[]} the seconds of its video seen in earlier visits */
export const readSeen = (lesson) => [...readLocal(seenKey(lesson))].map((mark) => mark === '1');

/** @param {string} lesson @param {readonly boolean[]} seen */
export const keepSeen = (lesson, seen) =>
  keepLocal(
    seenKey(lesson),
    seen.includes(true) ? seen.map((one) => (one ? '1' : '0')).join('') : '',
  );

/** The second a lesson's video goes on from; 0 at the beginning. @param {string} lesson */
export const placeOf = (lesson) => Math.max(0, (Number(readLocal(placeKey(lesson))) || 0) - LEAD);

/** @param {string} lesson @param {number} seconds 0 at the beginning and at the end */
export const keepPlace = (lesson, seconds) =>
  keepLocal(placeKey(lesson), seconds > 0 ? String(Math.floor(seconds)) : '');
