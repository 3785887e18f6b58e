import { shanghaiDay } from './day.js';

const RIGHT_DAYS = 2;

/**
 * 错题本: a question enters by any answer that is not right, and leaves when it is right on two different days after
 * that. Those entered first come first.
 * @param {readonly Statement[]} statements in the order of writing
 * @returns {string[]} question ids
 */
export function mistakes(statements) {
  /** @type {Map<string, Set<number>>} the days each question was right since it was last wrong */
  const book = new Map();
  for (const one of statements) {
    if (one.verb !== 'answered') continue;
    const { id } = one.object;
    const days = book.get(id);
    if (one.result.state !== 'right') {
      book.delete(id);
      book.set(id, new Set());
    } else if (days) {
      days.add(shanghaiDay(one.time));
      if (days.size >= RIGHT_DAYS) book.delete(id);
    }
  }
  return [...book.keys()];
}
