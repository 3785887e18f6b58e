import { createStream } from '../../../theme/runner/draw.js';
import { byId } from '../../../theme/runner/order.js';
import { NEVER } from './rules.js';

/** @typedef {import('./rules.js').Contest} Contest */
/** What a contest came to; `ms` is the time all answers took. @typedef {{ right: number, answered: number, ms: number }} Score */

/**
 * The questions of a contest in the order they are asked: the same for everyone with this seed and these questions.
 * @param {string} seed
 * @param {readonly Listed[]} questions in any order
 * @param {Contest} contest
 * @returns {Listed[]}
 */
export function drawn(seed, questions, { questions: most }) {
  const pool = questions.filter(({ type }) => !NEVER.includes(type)).sort(byId);
  const list = createStream(seed).shuffle(pool);
  return most > 0 ? list.slice(0, most) : list;
}

/** @param {readonly Given[]} given @returns {Score} */
export const scoreOf = (given) => ({
  right: given.filter(({ state }) => state === 'right').length,
  answered: given.length,
  ms: given.reduce((sum, { ms = 0 }) => sum + ms, 0),
});

/**
 * Whether a contest has come to its end.
 * @param {Contest} contest
 * @param {{ given: readonly Given[], total: number, spent: number }} run total: questions there are; spent: milliseconds
 */
export function isOver({ all, out }, { given, total, spent }) {
  const last = given[given.length - 1];
  const failed = out && last !== undefined && last.state !== 'right';
  return failed || given.length >= total || (all > 0 && spent >= all);
}

/**
 * Above 0 when the first is better: more right, or as many in less time.
 * @param {Pick<Score, 'right' | 'ms'>} one
 * @param {Pick<Score, 'right' | 'ms'>} other
 */
export const compare = (one, other) => one.right - other.right || other.ms - one.ms;

/**
 * The best score of a kind so far, null when there is none. It is computed again from the answers of every session that
 * came to its end.
 * @param {readonly Statement[]} statements
 * @param {string} kind
 * @returns {Score | null}
 */
export function best(statements, kind) {
  /** @type {Map<string, Given[]>} */
  const sessions = new Map();
  const ended = statements.filter(
    ({ verb, object }) => verb === 'completed' && object.type === 'contest' && object.id === kind,
  );
  for (const { session } of ended) sessions.set(session, []);
  for (const one of statements) {
    if (one.verb === 'answered') sessions.get(one.session)?.push(one.result);
  }
  const scores = [...sessions.values()].map(scoreOf).sort((a, b) => compare(b, a));
  return scores[0] || null;
}
