import { daysOfYear, endOf, monthsAfter, shanghaiDay } from '../calendar.js';
import { EVIDENCE, events } from './acts.js';
import { count } from './credits.js';

/*
 * Whether a year has earned its certificate: the twin of generator/record/certificate.py, which tells the rule; both run
 * tests/vectors/credits.json.
 */

/** @typedef {import('./acts.js').Event} Event */
/** @typedef {import('./acts.js').Rules} Rules */
/** @typedef {import('./credits.js').Count} Count */
/**
 * A final that was passed: the day, and the last day it is valid on, null for ever.
 * @typedef {{ day: number, until: number | null }} Final
 */
/**
 * What is missing, so many centi-credits or one final, and by which acts how much of it can still be earned; null without
 * limit.
 * @typedef {{ what: 'credits' | 'final', much: number, where: { act: string, room: number | null }[] }} Missing
 */
/**
 * `final` is the one that holds now, or held at the end of the year.
 * @typedef {{ granted: boolean, final: Final | null, missing: Missing[] }} Certificate
 */

const FINAL = 'final';

/**
 * The certificate of a year as of `now`, and if there is none what it lacks.
 * @param {readonly Statement[]} statements in the order of the record
 * @param {Rules} rules
 * @param {number} year
 * @param {number} now
 */
export const certificateOf = (statements, rules, year, now) =>
  standingOf(statements, rules, year, now).certificate;

/**
 * The credits of a year and its certificate, from one reading of the record.
 * @param {readonly Statement[]} statements in the order of the record
 * @param {Rules} rules
 * @param {number} year
 * @param {number} now
 * @returns {{ count: Count, certificate: Certificate }}
 */
export function standingOf(statements, rules, year, now) {
  const done = events(statements, rules, now);
  const counted = count(statements, rules, year, now, done);
  const [first, last] = daysOfYear(year);
  const end = Math.min(last, shanghaiDay(now));
  const finals = done
    .filter(({ act, evidence }) => act === FINAL && EVIDENCE[evidence] === 'E3')
    .map(finalOf)
    .filter(({ day }) => day <= end);
  const held = finals.filter((one) => endDay(one) >= end);
  const ends = new Set(finals.map((one) => Math.min(end, endDay(one))));
  const granted = [...ends].some((day) => {
    if (day < first) return false;
    const then = day === shanghaiDay(now) ? counted : count(statements, rules, year, endOf(day));
    return then.missing === 0;
  });
  const [longest = null] = held.sort((a, b) => endDay(b) - endDay(a));
  const lacks = granted ? [] : missing(counted, held.length > 0);
  return { count: counted, certificate: { granted, final: longest, missing: lacks } };
}

/** @param {Event} event @returns {Final} */
function finalOf({ time, rule: { valid } }) {
  const day = shanghaiDay(time);
  return { day, until: valid === undefined ? null : monthsAfter(day, valid) };
}

/** @param {Final} final */
const endDay = ({ until }) => (until === null ? Number.POSITIVE_INFINITY : until);

/**
 * @param {Count} counted
 * @param {boolean} held
 * @returns {Missing[]}
 */
function missing(counted, held) {
  const where = counted.acts
    .filter(({ room }) => room !== 0)
    .map(({ act, room }) => ({ act, room }));
  const final = where.filter(({ act }) => act === FINAL);
  /** @type {Missing[]} */
  const both = [
    { what: 'credits', much: counted.missing, where },
    {
      what: FINAL,
      much: held ? 0 : 1,
      where: final.length > 0 ? final : [{ act: FINAL, room: 0 }],
    },
  ];
  return both.filter(({ much }) => much > 0);
}
