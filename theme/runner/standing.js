import { openLevels, rests, stars } from './record/levels.js';
import { halves } from './record/sessions.js';

/**
 * How a level stands with a learner: not open yet, begun and not finished, at rest until a time after two failed
 * tries, or ready for a new one. `missed` are the questions to look at while it rests.
 * @typedef {{ state: 'locked' | 'half' | 'ready' } | { state: 'resting', until: number, missed: string[] }} Turn
 */

/**
 * @param {readonly { lessons: readonly { id: string, level?: boolean }[] }[]} chapters
 * @param {readonly Statement[]} statements
 * @param {number} now
 * @returns {(level: string) => Turn} of a level of these chapters; the record is read once, however many are asked for
 */
export function turns(chapters, statements, now) {
  const open = openLevels(chapters, stars(statements, now));
  const begun = halves(statements, 'level');
  const resting = rests(statements, now);
  return (level) => {
    if (!open.has(level)) return { state: 'locked' };
    if (begun.has(level)) return { state: 'half' };
    const pause = resting.get(level);
    return pause ? { state: 'resting', ...pause } : { state: 'ready' };
  };
}

/**
 * @param {Parameters<typeof turns>[0]} chapters of the level's course
 * @param {readonly Statement[]} statements
 * @param {string} level
 * @param {number} now
 */
export const turnOf = (chapters, statements, level, now) => turns(chapters, statements, now)(level);

/**
 * What to play so that a level may be played: the level itself where it is open, or else the nearest open one before it.
 * @param {readonly Chapter[]} chapters
 * @param {ReadonlyMap<string, number>} earned
 * @param {string} level
 * @returns {Lesson | undefined} undefined when no chapter has the level
 */
export function opener(chapters, earned, level) {
  const open = openLevels(chapters, earned);
  for (const { lessons } of chapters) {
    const place = lessons.findIndex(({ id }) => id === level);
    const upTo = lessons.slice(0, place + 1).reverse();
    if (place >= 0) return upTo.find(({ id }) => open.has(id));
  }
  return undefined;
}

/**
 * The lessons of a course that have a level; the others are there to be read.
 * @param {Course} course
 */
export const levelsOf = ({ chapters }) =>
  chapters.flatMap(({ lessons }) => lessons).filter(({ level }) => level !== false);
