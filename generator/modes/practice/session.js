import { begin, itemsOf, listedAs } from '../../../theme/runner/walk.js';

/** @typedef {import('../../../theme/runner/walk.js').Walk} Walk */
/** @typedef {import('../../../theme/runner/record/sessions.js').Begun} Begun */
/** @typedef {import('./ways.js').Way} Way */
/** @typedef {import('./ways.js').From} From */

/**
 * What the record says a session of practice is about.
 * @param {string} way
 * @param {string} of the part of the bank, '' for all of it
 * @returns {Fact['object']}
 */
export const objectOf = (way, of) => ({ type: 'practice', id: of ? `${way}--${of}` : way });

/** The way and the part that an object names. @param {string} id @returns {[way: string, of: string]} */
export function partsOf(id) {
  const [way = '', ...rest] = id.split('--');
  return [way, rest.join('--')];
}

/**
 * A walk begun before, as the record leaves it.
 * @param {Begun} begun
 * @param {Way} way
 * @param {Omit<From, 'seed'>} from
 * @returns {Walk}
 */
export function resume({ started, answers }, way, from) {
  const { seed, items } = started.result;
  const stops = way.kept ? listedAs(items, from.questions) : way.choose({ ...from, seed });
  return begin(seed, stops, answers);
}

/**
 * What the record is told when a session begins. The order of the options follows from the seed.
 * @param {Walk} walk
 * @param {Way} way
 * @returns {Started}
 */
export const startOf = ({ seed, stops }, way) => ({
  seed,
  items: way.kept ? itemsOf(stops) : [],
});
