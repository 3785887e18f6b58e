import { isResponse } from './record/shape.js';

/*
 * What every mode writes of a session: that it began, each answer, and how it ended. Ids follow from the session and the
 * place, so that a second tab cannot answer again.
 */

/**
 * The score as the record keeps it: hundredths, whole.
 * @param {Reply} response
 * @param {Outcome} outcome
 * @param {{ ms: number, hinted?: boolean }} how how long it took, and whether a hint was shown
 * @returns {Given | null} null when there is nothing to count: unanswered is not wrong, nor is what no statement can hold
 */
export function give(response, { state, score }, { ms, hinted = false }) {
  if (state === 'blank' || state === 'invalid' || !isResponse(response)) return null;
  const given = { response, state, points: Math.round(score * 100), of: 100, ms: Math.round(ms) };
  return hinted ? { ...given, hinted } : given;
}

/**
 * What was not answered in time, or passed over: wrong.
 * @param {number} ms
 * @returns {Given}
 */
export const missed = (ms) => ({
  response: null,
  state: 'wrong',
  points: 0,
  of: 100,
  ms: Math.round(ms),
});

/** @typedef {{ session: string, object: Fact['object'] }} Session of what the session is: a level, a paper … */

/** @param {Session} session @param {Started} result @param {number} time @returns {Fact} */
export const initializedFact = ({ session, object }, result, time) => ({
  id: session,
  time,
  verb: 'initialized',
  object,
  session,
  rev: 0,
  result,
  evidence: 'E0',
  rule: '',
});

/**
 * The answer at a place of the session: counted from 1, or named by its question where the places may change.
 * @param {{ session: string, place: number | string, item: { id: string, rev: number }, given: Given }} what
 * @param {number} time
 * @returns {Fact}
 */
export const answeredFact = ({ session, place, item, given }, time) => ({
  id: `${session}/${place}`,
  time,
  verb: 'answered',
  object: { type: 'question', id: item.id },
  session,
  rev: item.rev,
  result: given,
  evidence: 'E0',
  rule: '',
});

/**
 * @param {Session} session
 * @param {Completed} result
 * @param {number} time
 * @param {Fact['evidence']} [evidence] E1 where the session is a receipt that anyone can mark again
 * @returns {Fact}
 */
export const completedFact = ({ session, object }, result, time, evidence = 'E0') => ({
  id: `${session}/end`,
  time,
  verb: 'completed',
  object,
  session,
  rev: 0,
  result,
  evidence,
  rule: '',
});
