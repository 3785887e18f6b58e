import { monthsAfter } from '../calendar.js';

/*
 * What learners say of themselves: the day their terms count from, and their role.
 */

/** @typedef {import('./acts.js').Duty} Duty */
/**
 * What a learner has said of a track with terms: the day it counts from, and the last days to register and to finish
 * it; null where the track sets none.
 * @typedef {{ track: Duty, day: number, register: number | null, finish: number | null, passed: number }} Term
 */

/**
 * The tracks with terms, and for those the learner has entered a day for how they stand.
 * @param {readonly Statement[]} statements in the order of the record
 * @param {readonly Duty[]} tracks
 * @param {ReadonlyMap<string, number>} earned the stars of the levels
 * @returns {{ track: Duty, term: Term | null }[]}
 */
export function terms(statements, tracks, earned) {
  const days = entered(statements);
  return tracks
    .filter(({ register_days, finish_months }) => register_days || finish_months)
    .map((track) => {
      const day = days.get(track.id);
      return { track, term: day === undefined ? null : termOf(track, day, earned) };
    });
}

/** The day entered last for each track; one taken back is none. @param {readonly Statement[]} statements */
function entered(statements) {
  /** @type {Map<string, number>} */
  const days = new Map();
  for (const one of statements) {
    if (one.object.type !== 'track') continue;
    if (one.verb === 'registered') days.set(one.object.id, one.result.day);
    if (one.verb === 'voided' && one.result.on) days.delete(one.object.id);
  }
  return days;
}

/** @param {Duty} track @param {number} day @param {ReadonlyMap<string, number>} earned @returns {Term} */
function termOf(track, day, earned) {
  const { register_days: days, finish_months: months, lessons } = track;
  return {
    track,
    day,
    register: days === undefined ? null : day + days,
    finish: months === undefined ? null : monthsAfter(day, months),
    passed: lessons.filter((lesson) => earned.get(lesson)).length,
  };
}

/** The role chosen last, '' for none. @param {readonly Statement[]} statements in the order of the record */
export function roleOf(statements) {
  const chosen = statements.filter(
    ({ verb, object }) => verb === 'registered' && object.type === 'role',
  );
  return chosen[chosen.length - 1]?.object.id || '';
}

/** @param {{ id: string, type: 'track' | 'role', name: string }} about id: of the fact, a new name @param {number} time */
const factOf = ({ id, type, name }, time) => ({
  id,
  time,
  object: { type, id: name },
  session: id,
  rev: 0,
  evidence: /** @type {const} */ ('E0'),
  rule: '',
});

/**
 * @param {{ id: string, type: 'track' | 'role', name: string }} about
 * @param {number} day the Shanghai day it counts from
 * @param {number} time
 * @returns {Fact}
 */
export const registeredFact = (about, day, time) => ({
  ...factOf(about, time),
  verb: 'registered',
  result: { day },
});

/** @param {{ id: string, name: string }} about a track that is not one's own after all @param {number} time @returns {Fact} */
export const takenBackFact = (about, time) => ({
  ...factOf({ ...about, type: 'track' }, time),
  verb: 'voided',
  result: { on: true },
});
