import { shanghaiDay } from '../calendar.js';
import { isAnswer } from './sessions.js';

/*
 * Progress is computed from the record and the published course each time it is asked for, never stored.
 * Every function takes the statements in the order of the record.
 */

export const PASS = 0.8;
const FAILS_BEFORE_REST = 2;
export const REST = 10 * 60000;

/** @typedef {Extract<Statement, { verb: 'completed' }>} CompletedStatement */

/** @param {Statement} one @returns {one is CompletedStatement} */
const isTry = (one) => one.verb === 'completed' && one.object.type === 'level';

/** @param {CompletedStatement} one */
const isPass = ({ result }) => result.points >= PASS * result.of;
/** @param {CompletedStatement} one */
const isPerfect = ({ result }) => result.points === result.of;

/**
 * The days of the tries without an error, in the order of the record, without those that have not come: a clock was ahead.
 * @param {readonly CompletedStatement[]} tries of one level
 * @param {number} today
 */
const perfectDays = (tries, today) =>
  tries
    .filter(isPerfect)
    .map(({ time }) => shanghaiDay(time))
    .filter((day) => day <= today);

/** @param {readonly CompletedStatement[]} tries of one level @param {number} today */
function starsFor(tries, today) {
  if (!tries.some(isPerfect)) return tries.some(isPass) ? 1 : 0;
  const [first, ...others] = perfectDays(tries, today);
  return first !== undefined && others.some((day) => day > first) ? 3 : 2;
}

/** @param {readonly Statement[]} statements @returns {Map<string, CompletedStatement[]>} the ended tries of each level */
function triesOf(statements) {
  /** @type {Map<string, CompletedStatement[]>} */
  const tries = new Map();
  for (const one of statements) {
    if (!isTry(one)) continue;
    const own = tries.get(one.object.id);
    if (own) own.push(one);
    else tries.set(one.object.id, [one]);
  }
  return tries;
}

/**
 * ★ four of five, ★★ five of five, ★★★ five of five again on a later day, once that day has come. A level not listed has
 * none.
 * @param {readonly Statement[]} statements
 * @param {number} now
 * @returns {Map<string, number>}
 */
export function stars(statements, now) {
  const today = shanghaiDay(now);
  return new Map(
    Array.from(triesOf(statements), ([level, tries]) => [level, starsFor(tries, today)]),
  );
}

/**
 * The levels that a try without an error would give the third star now, and would not have yesterday.
 * @param {readonly Statement[]} statements
 * @param {number} now
 * @returns {string[]}
 */
export function thirdStars(statements, now) {
  const today = shanghaiDay(now);
  return [...triesOf(statements)]
    .filter(([, tries]) => starsFor(tries, today) === 2)
    .filter(([, tries]) => {
      const days = perfectDays(tries, today);
      return days.length > 0 && !days.includes(today);
    })
    .map(([level]) => level);
}

/**
 * The levels one may play: the first of every chapter, each that follows a level with a star, and those with a star
 * (they stay open when editors put lessons in another order). A lesson without a level stands in nobody's way.
 * @param {readonly { lessons: readonly { id: string, level?: boolean }[] }[]} chapters
 * @param {ReadonlyMap<string, number>} earned
 * @returns {Set<string>}
 */
export function openLevels(chapters, earned) {
  /** @type {Set<string>} */
  const open = new Set();
  for (const { lessons } of chapters) {
    let reached = true;
    for (const { id, level } of lessons) {
      if (level === false) continue;
      const passed = Boolean(earned.get(id));
      if (reached || passed) open.add(id);
      reached = passed;
    }
  }
  return open;
}

/** When levels may be played again, and the questions missed. @typedef {{ until: number, missed: string[] }} Rest */

/**
 * The rest that two failed tries in a row ask for, and the questions missed in them; null when there is none. After a
 * rest one counts anew: the third failure is again a first.
 * A clock moved back ends it: nobody waits longer than ten minutes.
 * @param {readonly Statement[]} statements
 * @param {string} level
 * @param {number} now
 * @returns {Rest | null}
 */
export const rest = (statements, level, now) => rests(statements, now).get(level) || null;

/**
 * The levels at rest.
 * @param {readonly Statement[]} statements
 * @param {number} now
 * @returns {Map<string, Rest>}
 */
export function rests(statements, now) {
  /** @type {Map<string, Rest>} */
  const resting = new Map();
  for (const [level, tries] of triesOf(statements)) {
    const passes = tries.map(isPass);
    const fails = tries.slice(passes.lastIndexOf(true) + 1);
    const last = fails[fails.length - 1];
    if (!last || fails.length % FAILS_BEFORE_REST !== 0) continue;
    const until = last.time + REST;
    if (now < last.time || now >= until) continue;
    const missed = missedIn(statements, fails.slice(-FAILS_BEFORE_REST));
    resting.set(level, { until, missed });
  }
  return resting;
}

/** @param {readonly Statement[]} statements @param {readonly CompletedStatement[]} tries @returns {string[]} each once */
function missedIn(statements, tries) {
  const sessions = new Set(tries.map(({ session }) => session));
  const missed = statements
    .filter(isAnswer)
    .filter((one) => sessions.has(one.session) && one.result.state !== 'right');
  return [...new Set(missed.map((one) => one.object.id))];
}

/**
 * The bosses beaten, by the first lesson of their chapters: the same share is wanted as of a level.
 * @param {readonly Statement[]} statements
 * @returns {Set<string>}
 */
export const bossesBeaten = (statements) =>
  new Set(
    statements.flatMap((one) =>
      one.verb === 'completed' && one.object.type === 'boss' && isPass(one) ? one.object.id : [],
    ),
  );
