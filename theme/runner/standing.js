import { openLevels, rest, stars, unfinished } from './record.js';

/**
 * How a level stands with a learner: not open yet, begun and not finished, at rest until a time after two failed
 * tries, or ready for a new one. `missed` are the questions to look at while it rests.
 * @typedef {{ state: 'locked' | 'half' | 'ready' } | { state: 'resting', until: number, missed: string[] }} Turn
 */

/**
 * @param {readonly Chapter[]} chapters of the level's course
 * @param {readonly Statement[]} statements
 * @param {string} level
 * @param {number} now
 * @returns {Turn}
 */
export function turnOf(chapters, statements, level, now) {
  if (!openLevels(chapters, stars(statements)).has(level)) return { state: 'locked' };
  if (unfinished(statements, level)) return { state: 'half' };
  const pause = rest(statements, level, now);
  return pause ? { state: 'resting', ...pause } : { state: 'ready' };
}

/**
 * The lessons of a course that have a level; the others are there to be read.
 * @param {Course} course
 */
export const levelsOf = ({ chapters }) =>
  chapters.flatMap(({ lessons }) => lessons).filter(({ level }) => level !== false);
