/*
 * What a learner keeps of questions for themselves: favourites and notes. Nobody is marked by them.
 */

/**
 * The favourites, the latest first.
 * @param {readonly Statement[]} statements in the order of the record
 * @returns {string[]} ids
 */
export function favourites(statements) {
  /** @type {Set<string>} */
  const kept = new Set();
  for (const one of statements) {
    if (one.verb !== 'bookmarked') continue;
    kept.delete(one.object.id);
    if (one.result.on) kept.add(one.object.id);
  }
  return [...kept].reverse();
}

/**
 * The latest note on each question that has one.
 * @param {readonly Statement[]} statements in the order of the record
 * @returns {Map<string, string>} by ids
 */
export function notes(statements) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const one of statements) {
    if (one.verb !== 'commented') continue;
    if (one.result.text) found.set(one.object.id, one.result.text);
    else found.delete(one.object.id);
  }
  return found;
}

/** @typedef {{ id: string, session: string, question: { id: string, rev: number } }} About id: of the fact, a new name */

/** @param {About} about @param {number} time */
const factOf = ({ id, session, question }, time) => ({
  id,
  time,
  object: { type: /** @type {const} */ ('question'), id: question.id },
  session,
  rev: question.rev,
  evidence: /** @type {const} */ ('E0'),
  rule: '',
});

/** @param {About} about @param {boolean} on @param {number} time @returns {Fact} */
export const bookmarkedFact = (about, on, time) => ({
  ...factOf(about, time),
  verb: 'bookmarked',
  result: { on },
});

/** @param {About} about @param {string} text '' takes the note away @param {number} time @returns {Fact} */
export const commentedFact = (about, text, time) => ({
  ...factOf(about, time),
  verb: 'commented',
  result: { text: wellFormed(text).trim() },
});

/** Without halves of characters, which no statement may hold. @param {string} text */
export const wellFormed = (text) =>
  Array.from(text)
    .filter((sign) => !/^[\ud800-\udfff]$/.test(sign))
    .join('');
