const KEY = 'suixue-study';

/*
 * How far somebody has read in 背题, where nothing is answered: a convenience of this browser, no part of the record.
 */

/** @returns {Record<string, string>} the question read last, by what is read */
function all() {
  try {
    return JSON.parse(localStorage.getItem(KEY) || '{}');
  } catch {
    return {};
  }
}

/** The question of a part that was read last. @param {string} part */
export const lastRead = (part) => all()[part];

/** @param {string} part @param {string} question */
export function keepRead(part, question) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...all(), [part]: question }));
  } catch {
    // This browser keeps nothing: reading begins at the first question again.
  }
}
