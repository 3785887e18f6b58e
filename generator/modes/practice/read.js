import { keepLocal, readLocal } from '../../../theme/store/local.js';

const KEY = 'suixue-study';

/*
 * How far somebody has read in 背题, where nothing is answered: a convenience of this browser, no part of the record.
 */

/** @returns {Record<string, string>} the question read last, by what is read */
function all() {
  try {
    return JSON.parse(readLocal(KEY) || '{}');
  } catch {
    return {};
  }
}

/** The question of a part that was read last. @param {string} part */
export const lastRead = (part) => all()[part];

/** @param {string} part @param {string} question */
export const keepRead = (part, question) =>
  keepLocal(KEY, JSON.stringify({ ...all(), [part]: question }));
