import { normalise } from '../../../theme/runner/normalise.js';

/** @param {string} text @param {{ normalise?: string[] }} [blank] */
const compared = (text, blank) => normalise(text, Boolean(blank?.normalise?.includes('numerals')));

/**
 * Which blank each response fills, from 0, or -1: as many as can be; without `any_order` each only its own.
 * @param {Markable} question
 * @param {readonly string[]} responses
 */
export function placed({ answer, blanks = [], any_order }, responses) {
  const accepted = /** @type {string[][]} */ (answer);
  const places = accepted.map((_, place) => place);
  /** @type {Map<number, number>} */
  const held = new Map();

  /** @param {number} blank @param {number} response */
  const fits = (blank, response) => {
    const given = compared(responses[response] || '', blanks[blank]);
    const right = accepted[blank] || [];
    return given !== '' && right.some((text) => compared(text, blanks[blank]) === given);
  };

  /** Finds it a blank, moving on those that fit elsewhere too. @param {number} response @param {Set<number>} tried */
  const place = (response, tried) => {
    for (const blank of any_order ? places : [response]) {
      if (tried.has(blank) || !fits(blank, response)) continue;
      tried.add(blank);
      const holder = held.get(blank);
      if (holder === undefined || place(holder, tried)) {
        held.set(blank, response);
        return true;
      }
    }
    return false;
  };

  for (const response of places) place(response, new Set());
  const found = new Map([...held].map(([blank, response]) => [response, blank]));
  return places.map((response) => (found.has(response) ? Number(found.get(response)) : -1));
}

/**
 * Every blank counts the same.
 * @param {Markable} question
 * @param {Reply} response a text a blank, '' where one is empty
 * @returns {Outcome}
 */
export function mark(question, response) {
  const all = /** @type {string[][]} */ (question.answer).length;
  if (response === null || response === '') return { score: 0, state: 'blank', parts: [] };
  if (!isFilled(response) || response.length !== all) {
    return { score: 0, state: 'invalid', parts: [] };
  }
  const given = response.some((text, place) => compared(text, question.blanks?.[place]) !== '');
  const parts = placed(question, response).map((blank) => (blank < 0 ? 0 : 1));
  const hits = parts.filter((part) => part === 1).length;
  const state = !given ? 'blank' : hits === all ? 'right' : hits > 0 ? 'part' : 'wrong';
  return { score: hits / all, state, parts };
}

/** @param {Reply} response @returns {response is string[]} */
const isFilled = (response) =>
  Array.isArray(response) && response.every((text) => typeof text === 'string');
