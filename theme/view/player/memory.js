import { keepLocal, readLocal } from '../../store/local.js';

const HABITS = 'suixue-player';
const LEFT = 'suixue-left';
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

/** In the order in which one tap after the other goes through them. */
export const SPEEDS = [1, 1.25, 1.5, 2, 0.75];

/** @returns {any} what nobody here can have written counts as nothing */
function kept() {
  try {
    return JSON.parse(readLocal(HABITS)) || {};
  } catch {
    return {};
  }
}

/** @returns {Habits} */
export function readHabits() {
  const { wish, speed, captions } = kept();
  return {
    wish: typeof wish === 'string' ? wish : 'auto',
    speed: SPEEDS.includes(speed) ? speed : 1,
    captions: captions !== false,
  };
}

/** @param {Partial<Habits>} changed */
export const changeHabits = (changed) =>
  keepLocal(HABITS, JSON.stringify({ ...readHabits(), ...changed }));

/** The seconds of a lesson's video seen in earlier visits and other tabs. @param {Film} film @returns {boolean[]} */
export const readSeen = ({ lesson, seconds }) =>
  [...readLocal(seenKey(lesson)).slice(0, seconds)].map((mark) => mark === '1');

/** Adds what was seen here to what is kept; nothing at all begins anew. @param {Film} film @param {readonly boolean[]} seen */
export function keepSeen(film, seen) {
  const others = readSeen(film);
  const isSame = others.length === seen.length;
  const marks = seen.map((one, at) => (one || (isSame && others[at]) ? '1' : '0'));
  keepLocal(seenKey(film.lesson), seen.includes(true) ? marks.join('') : '');
}

/** The second a video can be gone on from, or 0, its beginning. @param {Film} film @param {number} second */
export const inside = ({ seconds }, second) =>
  second >= 1 && second < seconds - 1 ? Math.floor(second) : 0;

/** The second a lesson's video goes on from; 0 at the beginning. @param {Film} film */
export const placeOf = (film) => inside(film, Number(readLocal(placeKey(film.lesson))) - LEAD);

/** @param {string} lesson @param {number} seconds 0 at the beginning and at the end */
export function keepPlace(lesson, seconds) {
  keepLocal(placeKey(lesson), seconds > 0 ? String(Math.floor(seconds)) : '');
  if (seconds > 0) keepLocal(LEFT, `${lesson} ${Date.now()}`);
  else if (readLocal(LEFT).startsWith(`${lesson} `)) keepLocal(LEFT, '');
}

/**
 * The lesson whose video was left last, the second and the time of that; null where it was seen to its end.
 * @returns {{ lesson: string, second: number, time: number } | null}
 */
export function readLeft() {
  const [lesson = '', time] = readLocal(LEFT).split(' ');
  const second = Number(readLocal(placeKey(lesson)));
  return second > 0 && Number(time) > 0 ? { lesson, second, time: Number(time) } : null;
}
