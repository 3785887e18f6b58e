import { MARKS, UNCREDITED } from '../../generator/question_types/marks.js';
import { give, missed } from './session.js';

/*
 * What is handed in of a sitting. A draft may be half an answer, or one that nobody can read: nothing is said while one
 * sits, so that it is settled here.
 */

/** @typedef {Pick<Question, 'type'> & Markable} Asked */

/**
 * Whether nothing is left to answer of a question.
 * @param {Asked} question
 * @param {Reply} response
 * @returns {boolean}
 */
export function isWhole(question, response) {
  const { state } = MARKS[question.type](question, response);
  if (state === 'blank' || state === 'invalid') return false;
  const { parts = [] } = question;
  const replies = /** @type {Reply[]} */ (response);
  return parts.every(
    (part, place) =>
      UNCREDITED.includes(part.type) || isWhole(part, /** @type {Reply} */ (replies[place])),
  );
}

/**
 * A draft as it is marked: of a case, the questions whose answers cannot be read were not answered.
 * @param {Asked} question
 * @param {Reply} response
 * @returns {Reply}
 */
export function settled({ type, parts = [] }, response) {
  if (type !== 'case' || !Array.isArray(response)) return response;
  return parts.map((part, place) => {
    const own = response[place];
    if (own === undefined || MARKS[part.type](part, own).state === 'invalid') return null;
    return own;
  });
}

/**
 * What a draft comes to; one that says nothing is wrong.
 * @param {Asked} question
 * @param {{ response: Reply, ms: number } | undefined} draft
 * @returns {Given}
 */
export function handed(question, draft) {
  if (!draft) return missed(0);
  const response = settled(question, draft.response);
  return give(response, MARKS[question.type](question, response), draft) || missed(draft.ms);
}
