import { FSRSAlgorithm, generatorParameters } from 'ts-fsrs';
import { shanghaiDay } from '../calendar.js';
import { isAnswer } from './sessions.js';

/*
 * 复习: FSRS-6 over every answer of the record, whichever mode it was given in, in whole Shanghai days. generator/record/
 * review.py is the twin; both run tests/vectors/review.json.
 */

/** Questions a day. */
export const DAY_LIMIT = 20;
/** More than so many due, and a learner is offered to keep only the most urgent. */
export const BACKLOG = 60;
/** Days after which what was put off is due. */
const LATER = 30;
const LONGEST = 180;
/** Milliseconds above which an answer came slowly. */
const SLOW = 60000;
const [AGAIN, HARD, GOOD] = [1, 2, 3];

/** @param {number} retention the share of what is due that is to be still known */
const algorithm = (retention) =>
  new FSRSAlgorithm(
    generatorParameters({
      request_retention: retention,
      maximum_interval: LONGEST,
      enable_fuzz: false,
    }),
  );
const MUST = algorithm(0.9);
const OTHER = algorithm(0.85);

/**
 * What is remembered of a question: the days it was answered last and is due, and FSRS's two numbers.
 * @typedef {{ day: number, due: number, stability: number, difficulty: number }} Memory
 */

/** @param {Given} given */
function gradeOf({ state, ms = 0, hinted = false, tries = 1 }) {
  if (state !== 'right') return AGAIN;
  return hinted || tries > 1 || ms > SLOW ? HARD : GOOD;
}

/** Says that of what is due only the most urgent is to stay. @param {Statement} one */
const isPutOff = ({ verb, object }) => verb === 'voided' && object.type === 'review';

/**
 * @param {readonly Statement[]} statements in the order of the record
 * @param {ReadonlyMap<string, string>} tiers of the questions the site has
 * @returns {Map<string, Memory>} of each question ever answered
 */
export function memories(statements, tiers) {
  /** @type {Map<string, Memory>} */
  const known = new Map();
  for (const one of statements) {
    const day = shanghaiDay(one.time);
    if (isAnswer(one)) {
      const { id } = one.object;
      const fsrs = tiers.get(id) === 'must' ? MUST : OTHER;
      known.set(id, after(known.get(id) || null, fsrs, one.result, day));
    } else if (isPutOff(one)) putOff(known, day);
  }
  return known;
}

/**
 * @param {Memory | null} before
 * @param {FSRSAlgorithm} fsrs
 * @param {Given} given
 * @param {number} day
 * @returns {Memory}
 */
function after(before, fsrs, given, day) {
  const elapsed = before ? Math.max(0, day - before.day) : 0;
  const { stability, difficulty } = fsrs.next_state(before, elapsed, gradeOf(given));
  return { day, due: day + fsrs.next_interval(stability, elapsed), stability, difficulty };
}

/**
 * Of what is due on a day only what a day allows stays so; the rest comes back later.
 * @param {Map<string, Memory>} known
 * @param {number} day
 */
function putOff(known, day) {
  for (const id of due(known, day).slice(DAY_LIMIT)) {
    known.set(id, { .../** @type {Memory} */ (known.get(id)), due: day + LATER });
  }
}

/**
 * How likely it is still known, in millionths: whole, so that every phone sorts alike.
 * @param {Memory} memory
 * @param {number} today
 */
const retrievability = ({ day, stability }, today) =>
  Math.round(1e6 * OTHER.forgetting_curve(Math.max(0, today - day), stability));

/**
 * The questions due on a day, those most likely forgotten first.
 * @param {ReadonlyMap<string, Memory>} known
 * @param {number} today
 * @returns {string[]}
 */
export function due(known, today) {
  const list = [...known].filter(([, memory]) => memory.due <= today);
  return list
    .map(([id, memory]) => ({ id, left: retrievability(memory, today) }))
    .sort((a, b) => a.left - b.left || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

/**
 * How many questions of review the day still allows.
 * @param {readonly Statement[]} statements
 * @param {number} now
 */
export function leftToday(statements, now) {
  const today = shanghaiDay(now);
  const sessions = new Set(
    statements
      .filter(({ verb, object }) => verb === 'initialized' && object.type === 'review')
      .map(({ session }) => session),
  );
  const answered = statements.filter(
    (one) => isAnswer(one) && sessions.has(one.session) && shanghaiDay(one.time) === today,
  );
  return Math.max(0, DAY_LIMIT - answered.length);
}
