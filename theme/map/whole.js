/** Whether what came over the net is whole and of one piece. No DOM. */

export const SCHEMA = 2;
/** A whole circle in units of 1/100,000 degree. */
export const TURN = 36000000;
/** Numbers of four digits are published as integers, others as text. */
const PLAIN_NUMBERS = 10000;

/** The files of the list do not belong together: it was published anew while somebody read it. */
export class DataChanged extends Error {
  constructor() {
    super('名单变了，请刷新');
    this.name = 'DataChanged';
  }
}

/** @param {unknown} held what must be true of a file */
export function must(held) {
  if (!held) throw new DataChanged();
}

/**
 * @param {unknown} values
 * @param {number} size
 * @param {(value: any) => boolean} fits
 * @returns {any[]}
 */
function listOf(values, size, fits) {
  const all = typeof values === 'number' ? new Array(size).fill(values) : values;
  must(Array.isArray(all) && all.length === size && all.every(fits));
  return /** @type {any[]} */ (all);
}

/**
 * A column of `size` whole numbers from `least` up to but without `limit`.
 * @param {unknown} values an array, or one number for all
 * @param {number} size
 * @param {number} limit
 * @param {number} [least]
 * @returns {number[]}
 */
export const column = (values, size, limit, least = 0) =>
  listOf(values, size, (value) => value >= least && value < limit && Number.isInteger(value));

/** What stands behind the hyphens of ids. @param {unknown} values @param {number} size @returns {(number | string)[]} */
export const numbersOf = (values, size) =>
  listOf(
    values,
    size,
    (one) => typeof one === 'string' || (one >= 0 && one < PLAIN_NUMBERS && Number.isInteger(one)),
  );
