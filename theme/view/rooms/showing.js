import { describe } from '../../map/described.js';
import { stateAt } from '../../map/hours.js';
import { DataChanged } from '../../map/published.js';

/** @typedef {import('../../map/described.js').Described} Described */
/** @typedef {import('../../map/published.js').Details} Details */
/** @typedef {import('./card.js').Shown} Shown */
/** @typedef {import('./finding.js').Listed} Listed */
/** @typedef {import('./library.js').Library} Library */

/** Milliseconds after which places are shown without the names that have not come. */
const PATIENCE = 4000;
/** @type {Details} */
const UNKNOWN = { name: [] };

/**
 * The places of rows in words. What their counties say of them is fetched; where that does not come, or not soon, they
 * have no names. Rejects only where the list has been published anew.
 * @param {Library} library
 * @param {readonly Listed[]} listed
 * @param {Date} now
 * @returns {Promise<Shown[]>}
 */
export async function toShow(library, listed, now) {
  const counties = countiesOf(library, listed);
  /** @type {Map<number, Details>} */
  const details = new Map();
  const coming = counties.map(async (county) => {
    details.set(county, await library.details(county).catch(unlessChanged));
  });
  await Promise.race([Promise.all(coming), new Promise((over) => setTimeout(over, PATIENCE))]);
  return listed.map((one) => shown(library, one, details, now));
}

/** @param {unknown} error @returns {Details} */
function unlessChanged(error) {
  if (error instanceof DataChanged) throw error;
  return UNKNOWN;
}

/** Positions. @param {Library} library @param {readonly Listed[]} listed */
export const countiesOf = ({ places }, listed) => [
  ...new Set(listed.map(({ row }) => places.county[row])),
];

/** @param {Library} library @param {number} row @param {ReadonlyMap<number, Details>} details */
const described = ({ places }, row, details) =>
  describe(places, row, details.get(places.county[row]) || UNKNOWN);

/**
 * @param {Library} library
 * @param {Listed} listed
 * @param {ReadonlyMap<number, Details>} details
 * @param {Date} now
 * @returns {Shown}
 */
function shown(library, { row, metres }, details, now) {
  const { places } = library;
  const { manifest, counties, county, hours } = places;
  const place = described(library, row, details);
  const [rules] = manifest.hours[hours[row]];
  const state = stateAt(rules, now, manifest.holidays);
  const path = `${manifest.layer.path}${counties[county[row]].code}/#${place.id}`;
  return { ...place, metres, state, rules, path };
}
