import { begin } from '../../../theme/runner/walk.js';

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

/**
 * The list as it was when the session began, as far as the site still has it.
 * @param {readonly Item[]} items
 * @param {readonly Listed[]} questions
 */
function listedAs(items, questions) {
  const known = new Map(questions.map((one) => [one.id, one]));
  return items.flatMap(({ id }) => known.get(id) || []);
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
export const startOf = ({ seed, stops }, { kept }) => ({
  seed,
  items: kept ? stops.map(({ id, rev, place }) => ({ id, rev, lesson: place.set, order: [] })) : [],
});
