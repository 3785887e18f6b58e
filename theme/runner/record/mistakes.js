import { shanghaiDay } from '../calendar.js';

const RIGHT_DAYS = 2;
/** So many relapses make a mistake a stubborn one, 顽固错题. */
export const STUBBORN = 3;

/**
 * A question in the book: the time it came in, how often it was answered wrong again after it was first in it, and the
 * days it has been right since.
 * @typedef {{ id: string, since: number, relapses: number, days: number }} Mistake
 */

/** @typedef {{ since: number, relapses: number, right: Set<number>, held: boolean, removed: boolean }} Entry */

/**
 * 错题本: a question enters by any answer that is not right, in any mode, and leaves when it is right on two different
 * days after that, or is taken out by hand (`voided`; undone with `on: false`). Those entered first come first.
 * @param {readonly Statement[]} statements in the order of the record
 * @returns {Mistake[]}
 */
export function mistakes(statements) {
  /** @type {Map<string, Entry>} */
  const book = new Map();
  for (const one of statements) {
    const { id, type } = one.object;
    if (one.verb === 'answered') note(book, id, one.result.state === 'right', one.time);
    else if (one.verb === 'voided' && type === 'question') {
      const entry = book.get(id);
      if (entry) entry.removed = one.result.on;
    }
  }
  return [...book]
    .filter(([, { held, removed }]) => held && !removed)
    .map(([id, { since, relapses, right }]) => ({ id, since, relapses, days: right.size }));
}

/**
 * @param {Map<string, Entry>} book
 * @param {string} id
 * @param {boolean} right
 * @param {number} time
 */
function note(book, id, right, time) {
  const entry = book.get(id);
  if (!right) {
    const relapses = entry ? entry.relapses + 1 : 0;
    book.delete(id);
    book.set(id, { since: time, relapses, right: new Set(), held: true, removed: false });
  } else if (entry?.held && !entry.removed) {
    entry.right.add(shanghaiDay(time));
    entry.held = entry.right.size < RIGHT_DAYS;
  }
}
