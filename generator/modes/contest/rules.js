import { UNCREDITED } from '../../question_types/marks.js';

/**
 * A contest one plays alone: milliseconds for each question and for all (0 for no limit), how many questions (0 for as many
 * as there are), and whether the first error ends it.
 * @typedef {{ title: string, each: number, all: number, questions: number, out: boolean }} Contest
 */

/** @typedef {'survival' | 'sprint' | 'duel'} Kind */

/** @type {Readonly<Record<Kind, Contest>>} */
export const CONTESTS = {
  survival: { title: '挑战赛', each: 45000, all: 0, questions: 0, out: true },
  sprint: { title: '限时赛', each: 0, all: 180000, questions: 0, out: false },
  duel: { title: '擂台赛', each: 45000, all: 0, questions: 20, out: false },
};

/** Types that take longer than a contest has, or whose mark does not count. */
export const NEVER = ['case', ...UNCREDITED];
