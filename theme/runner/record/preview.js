import { shanghaiDay } from '../calendar.js';

/** So many new statements, and a person is reminded of a backup. */
export const REMIND_AFTER = 100;

/**
 * How many statements are in no backup.
 * @param {readonly Statement[]} statements
 * @param {{ count: number } | undefined} saved
 */
export const unsaved = (statements, saved) =>
  Math.max(0, statements.length - (saved ? saved.count : 0));

/**
 * What a backup would bring.
 * @param {readonly Statement[]} statements of the backup
 * @param {readonly Statement[]} held the record here
 * @returns {{ count: number, fresh: number, days: number[] }} fresh: how many are not here; days: the Shanghai days on
 *   which there are statements, in order
 */
export function previewOf(statements, held) {
  const known = new Set(held.map(({ id }) => id));
  const days = new Set(statements.map(({ time }) => shanghaiDay(time)));
  return {
    count: statements.length,
    fresh: statements.filter(({ id }) => !known.has(id)).length,
    days: [...days].sort((a, b) => a - b),
  };
}
