import { shanghaiDay } from './calendar.js';
import { unfinished } from './record/sessions.js';

/*
 * A sitting: questions answered against the clock, of which nothing is told before they are handed in. Every answer is
 * kept as it is given (`interacted`), and may be changed; `answered` are those that stand when it is handed in.
 */

/**
 * A question of a sitting: `points` it brings, in whole points.
 * @typedef {{ id: string, rev: number, place: Place, order: readonly string[], points: number }} Seat
 */

/** @typedef {{ response: Reply, ms: number }} Draft */

/**
 * @typedef {object} Sitting
 * @property {string} session
 * @property {Fact['object']} object
 * @property {string} seed
 * @property {readonly Seat[]} seats
 * @property {number} until when it is handed in by itself, milliseconds since 1970
 * @property {ReadonlyMap<string, Draft>} drafts the answers so far by the ids of their questions
 */

/**
 * Time left. What was written last shows that a clock was moved back since: it gives no more time.
 * @param {Pick<Sitting, 'until'>} sitting
 * @param {number} now
 * @param {number} latest the time of the latest statement of the sitting
 */
export const timeLeft = ({ until }, now, latest) => Math.max(0, until - Math.max(now, latest));

/**
 * When a sitting is handed in: no later than it may be, and, had the clock been moved back, no earlier than what was
 * written last.
 * @param {Pick<Sitting, 'session' | 'until'>} sitting
 * @param {readonly Statement[]} statements
 * @param {number} now
 */
export const timeOfEnd = ({ session, until }, statements, now) =>
  Math.min(
    until,
    statements.reduce(
      (latest, one) => (one.session === session ? Math.max(latest, one.time) : latest),
      now,
    ),
  );

/**
 * The answers that a record holds of a session, the latest of each question; one taken back is none.
 * @param {readonly Statement[]} statements
 * @param {string} session
 * @returns {Map<string, Draft>}
 */
export function draftsOf(statements, session) {
  /** @type {Map<string, Draft>} */
  const drafts = new Map();
  for (const one of statements) {
    if (one.session !== session || one.verb !== 'interacted') continue;
    if (!isDraft(one.result)) continue;
    if (one.result.response === null) drafts.delete(one.object.id);
    else drafts.set(one.object.id, one.result);
  }
  return drafts;
}

/** Whether it is what `draftFact` writes: an earlier release took anything from a backup. @param {Draft} result */
const isDraft = ({ response, ms }) => response !== undefined && Number.isInteger(ms);

/**
 * The sitting of this object that was begun and not handed in, with the time of its latest statement; null for none.
 * @param {readonly Statement[]} statements
 * @param {Fact['object']} object
 */
export function sittingLeft(statements, object) {
  const half = unfinished(statements, object);
  if (!half) return null;
  const { session, result } = half.started;
  const own = statements.filter((one) => one.session === session);
  const latest = Math.max(...own.map(({ time }) => time));
  return { session, started: result, drafts: draftsOf(statements, session), latest };
}

/**
 * @param {{ session: string, name: string, seat: { id: string, rev: number }, draft: Draft }} what name: which no other
 *   draft of the session has, not even of another tab; a `response` of null takes the answer back
 * @param {number} time
 * @returns {Fact}
 */
export const draftFact = ({ session, name, seat, draft }, time) => ({
  id: `${session}/draft/${name}`,
  time,
  verb: 'interacted',
  object: { type: 'question', id: seat.id },
  session,
  rev: seat.rev,
  result: { response: draft.response, ms: Math.round(draft.ms) },
  evidence: 'E0',
  rule: '',
});

/**
 * What a sitting came to: points in hundredths, whole.
 * @param {readonly Seat[]} seats
 * @param {ReadonlyMap<string, Given>} given
 * @returns {Completed}
 */
export function pointsOf(seats, given) {
  const points = seats.map((seat) => seat.points * (given.get(seat.id)?.points || 0));
  const of = seats.map((seat) => seat.points * 100);
  return { points: sum(points), of: sum(of) };
}

/** @param {readonly number[]} numbers */
const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);

/**
 * How many sittings of an object were begun since a day.
 * @param {readonly Statement[]} statements
 * @param {Fact['object']} object
 * @param {number} first the Shanghai day from which they count
 */
export const begunSince = (statements, { type, id }, first) =>
  statements.filter(
    ({ verb, object, time }) =>
      verb === 'initialized' &&
      object.type === type &&
      object.id === id &&
      shanghaiDay(time) >= first,
  ).length;
