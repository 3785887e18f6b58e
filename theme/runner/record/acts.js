import { dayOf, shanghaiDay, yearOf } from '../calendar.js';

/*
 * Which statements make which act of the credit rules: the twin of generator/record/acts.py, where the table is.
 */

/** Who answers for an act, weakest first: this phone, a receipt anyone can mark again, a host, a proctor. */
export const EVIDENCE = /** @type {const} */ (['E0', 'E1', 'E2', 'E3']);

/** @typedef {typeof EVIDENCE[number]} Evidence */

/**
 * An act of one version; credits and cap in centi-credits, coverage and pass in per cent, valid in months.
 * @typedef {{
 *   title: string, words: string, minutes: number, credits: number, evidence: Evidence,
 *   once?: 'each' | 'each_year' | 'day' | 'year', cap?: number,
 *   coverage?: number, pass?: number, questions?: number, valid?: number,
 * }} Act
 */
/**
 * @typedef {{
 *   version: string, from: string, until?: string, year: { credits: number, hours: number },
 *   caps: Partial<Record<Evidence, number>>, acts: Record<string, Act>, words: string[],
 * }} Version
 */
/** @typedef {{ id: string, title: string, register_days?: number, finish_months?: number, lessons: string[] }} Duty a track */
/**
 * data/credits.json. `videos`: the lessons that have one, with their seconds; `papers`: id → kind.
 * @typedef {{
 *   versions: Version[], videos: Record<string, number>, papers: Record<string, string>, tracks: Duty[],
 *   evidence: Record<Evidence, string>,
 * }} Rules
 */
/**
 * One time that an act was done: what for, when, how well attested (0–3), by which rule.
 * @typedef {{ act: string, object: string, time: number, evidence: number, rule: Act }} Event
 */

/**
 * What is looked up by names that a record gives, and those may be anything: only names of their own are found in these.
 * @typedef {{ versions: readonly Version[], papers: ReadonlyMap<string, string>, videos: ReadonlySet<string> }} Known
 */

/** @type {Record<string, string>} */
const OF_TYPE = {
  level: 'lesson',
  boss: 'boss',
  daily: 'daily',
  review: 'review',
  survey: 'survey',
  contest: 'contest',
  class: 'class',
  scenario: 'scenario',
  lecture: 'lecture',
};

/**
 * Every time an act was done up to today, however often it counts.
 * @param {readonly Statement[]} statements in the order of the record
 * @param {Rules} rules
 * @param {number} now
 * @returns {Event[]} in the same order
 */
export function events(statements, rules, now) {
  const today = shanghaiDay(now);
  /** @type {Known} */
  const known = {
    versions: rules.versions,
    papers: new Map(Object.entries(rules.papers)),
    videos: new Set(Object.keys(rules.videos)),
  };
  /** @type {Map<string, number>} the halves of lessons that are there, with their evidence */
  const halves = new Map();
  return statements.flatMap((one) => {
    const event = shanghaiDay(one.time) <= today ? met(one, known) : null;
    if (!event) return [];
    return event.act === 'lesson' ? whole(one.verb, event, halves, known.videos) : [event];
  });
}

/**
 * What a statement would count for by itself, if it meets the conditions of an act.
 * @param {Statement} one
 * @param {Known} known
 * @returns {Event | null}
 */
function met(one, known) {
  const act = actOf(one, known);
  const version = act ? versionOf(one, known.versions) : undefined;
  const rule = version?.acts[act];
  const evidence = EVIDENCE.indexOf(one.evidence);
  if (!rule || evidence < EVIDENCE.indexOf(rule.evidence) || !meets(rule, one)) return null;
  return { act, object: one.object.id, time: one.time, evidence, rule };
}

/** @param {Statement} one @param {Known} known @returns {string} '' for none */
function actOf({ verb, object }, { papers }) {
  if (verb === 'experienced') return object.type === 'lesson' ? 'lesson' : '';
  if (verb !== 'completed') return '';
  if (object.type !== 'paper') return OF_TYPE[object.type] || '';
  return papers.get(object.id) || 'mock_exam';
}

/** @param {Statement} one @param {readonly Version[]} versions */
const versionOf = (one, versions) =>
  versions.find(({ version }) => version === one.rule) ||
  versionOn(shanghaiDay(one.time), versions);

/**
 * The version in force on a day.
 * @param {number} day
 * @param {readonly Version[]} versions
 */
export const versionOn = (day, versions) => versions.find((version) => inForce(version, day, day));

/**
 * Whether a version is in force on any of these days.
 * @param {Version} version
 * @param {number} since
 * @param {number} until
 */
export const inForce = ({ from, until: end }, since, until) =>
  dayOf(from) <= until && (!end || dayOf(end) >= since);

/** @param {Act} act @param {Statement} one */
function meets({ coverage = 0, pass = 0, questions = 1 }, one) {
  if (one.verb === 'experienced') return isWatched(one.result, coverage);
  if (one.verb !== 'completed') return false;
  const { points, of } = one.result;
  return of >= questions && points * 100 >= pass * of;
}

/**
 * Whether enough of a video was seen, and every checkpoint it had was done; those watched before there were any had none.
 * @param {Extract<Statement, { verb: 'experienced' }>['result']} result
 * @param {number} coverage
 */
const isWatched = ({ covered, of, checkpoints = 0, done = 0 }, coverage) =>
  covered * 100 >= coverage * of && done >= checkpoints;

/**
 * The event of a lesson once both halves are there in one year, as well attested as the weaker one.
 * @param {Statement['verb']} verb
 * @param {Event} event
 * @param {Map<string, number>} halves
 * @param {Known['videos']} videos
 * @returns {Event[]}
 */
function whole(verb, event, halves, videos) {
  const year = yearOf(shanghaiDay(event.time));
  const place = (/** @type {boolean} */ seen) => `${seen}/${year}/${event.object}`;
  const seen = verb === 'experienced';
  const own = Math.max(event.evidence, halves.get(place(seen)) || 0);
  halves.set(place(seen), own);
  const needless = !seen && !videos.has(event.object);
  const rest = needless ? EVIDENCE.length : halves.get(place(!seen));
  return rest === undefined ? [] : [{ ...event, evidence: Math.min(own, rest) }];
}
