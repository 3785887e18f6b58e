import { HEARTS } from './rules.js';

/**
 * One try at a level. `phase`: question (waiting for an answer), feedback (answered, not yet moved on), end.
 * @typedef {object} State
 * @property {string} session
 * @property {string} level
 * @property {string} seed
 * @property {readonly Item[]} items
 * @property {number} index the place of the current question, from 0
 * @property {number} hearts
 * @property {readonly Given[]} given the answers, in the order of items
 * @property {'question' | 'feedback' | 'end'} phase
 */

/**
 * @typedef {{ type: 'answer', given: Given } | { type: 'next' }} Action
 */

/**
 * @param {{ session: string, level: string, seed: string, items: readonly Item[] }} start
 * @returns {State}
 */
export function begin({ session, level, seed, items }) {
  return { session, level, seed, items, index: 0, hearts: HEARTS, given: [], phase: 'question' };
}

/** @param {State} state */
export const isDecided = ({ hearts, given, items }) =>
  hearts === 0 || given.length === items.length;

/**
 * @param {State} state
 * @param {Action} action one that does not belong to the phase changes nothing
 * @returns {State}
 */
export function reduce(state, action) {
  if (action.type === 'answer' && state.phase === 'question') {
    const lost = action.given.state === 'right' ? 0 : 1;
    return {
      ...state,
      given: [...state.given, action.given],
      hearts: state.hearts - lost,
      phase: 'feedback',
    };
  }
  if (action.type === 'next' && state.phase === 'feedback') {
    return isDecided(state)
      ? { ...state, phase: 'end' }
      : { ...state, index: state.index + 1, phase: 'question' };
  }
  return state;
}

/**
 * The state a record leaves us in: after an answer, waiting for the next question.
 * @param {{ session: string, object: { id: string }, result: Started }} started
 * @param {readonly Given[]} answers
 */
export function resume({ session, object, result }, answers) {
  const start = begin({ session, level: object.id, seed: result.seed, items: result.items });
  return answers.reduce(
    (state, given) => reduce(reduce(state, { type: 'answer', given }), { type: 'next' }),
    start,
  );
}

/** @param {State} state @returns {Completed} */
export const resultOf = ({ given, items }) => ({
  points: given.filter((one) => one.state === 'right').length,
  of: items.length,
});

/** What the facts of a try are about. @param {State} state */
export const sessionOf = ({ session, level }) => ({
  session,
  object: { type: /** @type {const} */ ('level'), id: level },
});

/** @param {State} state */
export const startOf = ({ seed, items }) => ({ seed, items: [...items] });

/** The latest answer. @param {State} state in feedback */
export const latestOf = ({ session, items, index, given }) => ({
  session,
  place: index + 1,
  item: /** @type {Item} */ (items[index]),
  given: /** @type {Given} */ (given[index]),
});
