import { daysOfYear, shanghaiDay, yearOf } from '../calendar.js';
import { EVIDENCE, events, inForce } from './acts.js';

/*
 * The credits of a year, counted anew from the record and the published rules: the twin of generator/record/credits.py,
 * which tells how; both run tests/vectors/credits.json. All numbers are whole: centi-credits, minutes, times.
 */

/** @typedef {import('./acts.js').Act} Act */
/** @typedef {import('./acts.js').Event} Event */
/** @typedef {import('./acts.js').Evidence} Evidence */
/** @typedef {import('./acts.js').Rules} Rules */
/** @typedef {import('./acts.js').Version} Version */
/**
 * What acts with this evidence have earned, after the caps of acts, and what of it counts.
 * @typedef {{ evidence: Evidence, earned: number, counted: number, cap: number | null }} Class
 */
/**
 * An act in a year: how often it counted, what it earned, what of that is under its cap; `evidence` is what it asks for,
 * `room` how much more it could count for this year, null without limit.
 * @typedef {{
 *   act: string, times: number, earned: number, counted: number, cap: number | null, evidence: Evidence,
 *   room: number | null,
 * }} Done
 */
/**
 * The credits of a year against its need; `minutes` is what the total stands for.
 * @typedef {{ total: number, need: number, missing: number, minutes: number, evidence: Class[], acts: Done[] }} Count
 */

/** @param {readonly number[]} numbers */
const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);

/**
 * The credits of a year as of `now`. There is at least one version.
 * @param {readonly Statement[]} statements in the order of the record
 * @param {Rules} rules
 * @param {number} year
 * @param {number} now
 * @param {readonly Event[]} [done] what `events` finds in them, where that is known
 * @returns {Count}
 */
export function count(statements, rules, year, now, done = events(statements, rules, now)) {
  const { table, version } = tableOf(rules.versions, year, now);
  const earned = Object.keys(table).map((act) => {
    const rule = /** @type {Act} */ (table[act]);
    const own = counting(
      done.filter((one) => one.act === act),
      rule,
      year,
    );
    const amounts = EVIDENCE.map((_, place) =>
      sum(own.filter((one) => one.evidence === place).map((one) => one.rule.credits)),
    );
    return { act, rule, times: own.length, amounts, counted: under(rule.cap, amounts) };
  });
  const classes = EVIDENCE.map((evidence, place) => {
    const whole = sum(earned.map(({ counted }) => counted[place] || 0));
    const cap = version.caps[evidence];
    return { evidence, earned: whole, counted: Math.min(whole, limit(cap)), cap: cap ?? null };
  });
  const total = sum(classes.map(({ counted }) => counted));
  const { credits: need, hours } = version.year;
  return {
    total,
    need,
    missing: Math.max(0, need - total),
    minutes: Math.floor((total * hours * 60) / need),
    evidence: classes,
    acts: earned.map((one) => doneOf(one, classes)),
  };
}

/** @param {number | undefined} cap */
const limit = (cap) => (cap === undefined ? Number.POSITIVE_INFINITY : cap);

/**
 * The acts of a year as the last version that has them tells, and the version that tells everything else.
 * @param {readonly Version[]} versions
 * @param {number} year
 * @param {number} now
 */
export function tableOf(versions, year, now) {
  const [first, last] = daysOfYear(year);
  const until = Math.min(last, shanghaiDay(now));
  const ordered = [...versions].sort((a, b) => (a.from < b.from ? -1 : 1));
  const own = ordered.filter((version) => inForce(version, first, until));
  const used = own.length > 0 ? own : ordered.slice(0, 1);
  /** @type {Record<string, Act>} */
  const table = Object.assign({}, ...used.map(({ acts }) => acts));
  return { table, version: /** @type {Version} */ (used[used.length - 1]) };
}

/**
 * The events of one act that count in a year, of several that count as one the best attested.
 * @param {readonly Event[]} own
 * @param {Act} rule
 * @param {number} year
 * @returns {readonly Event[]}
 */
function counting(own, { once }, year) {
  const yearOfEvent = (/** @type {Event} */ { time }) => yearOf(shanghaiDay(time));
  const here = own.filter((one) => yearOfEvent(one) === year);
  if (once === 'each') {
    const before = new Set(
      own.filter((one) => yearOfEvent(one) < year).map(({ object }) => object),
    );
    return best(
      here.filter(({ object }) => !before.has(object)),
      ({ object }) => object,
    );
  }
  if (once === 'each_year') return best(here, ({ object }) => object);
  if (once === 'day') return best(here, ({ time }) => shanghaiDay(time));
  return once === 'year' ? best(here, () => '') : here;
}

/**
 * The best attested event of each name, the first of those that are equally so.
 * @param {readonly Event[]} list
 * @param {(event: Event) => string | number} name
 */
function best(list, name) {
  /** @type {Map<string | number, Event>} */
  const found = new Map();
  for (const one of list) {
    const there = found.get(name(one));
    if (!there || one.evidence > there.evidence) found.set(name(one), one);
  }
  return [...found.values()];
}

/**
 * What of each amount is under the cap of all, the last ones first.
 * @param {number | undefined} cap
 * @param {readonly number[]} amounts
 */
function under(cap, amounts) {
  let left = limit(cap);
  return [...amounts]
    .reverse()
    .map((amount) => {
      const taken = Math.min(amount, left);
      left -= taken;
      return taken;
    })
    .reverse();
}

/**
 * @param {{ act: string, rule: Act, times: number, amounts: number[], counted: number[] }} earned
 * @param {readonly Class[]} classes
 * @returns {Done}
 */
function doneOf({ act, rule, times, amounts, counted }, classes) {
  const own = /** @type {Class} */ (classes[EVIDENCE.indexOf(rule.evidence)]);
  const room = Math.min(
    limit(rule.cap) - sum(counted),
    own.cap === null ? Number.POSITIVE_INFINITY : own.cap - own.counted,
    rule.once === 'year' ? (times ? 0 : rule.credits) : Number.POSITIVE_INFINITY,
  );
  return {
    act,
    times,
    earned: sum(amounts),
    counted: sum(counted),
    cap: rule.cap ?? null,
    evidence: rule.evidence,
    room: Number.isFinite(room) ? Math.max(0, room) : null,
  };
}
