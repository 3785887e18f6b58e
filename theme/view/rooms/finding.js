import { matching, predicate } from '../../map/filters.js';
import { openNow } from '../../map/hours.js';
import { nearestUsable, RADII, shardsWithin, within } from '../../map/nearest.js';
import { PAUSED, shardOf } from '../../map/published.js';
import { divisionsMatch, namedRows, telling } from '../../map/spoken.js';

/** @typedef {import('../../map/coordinates.js').Point} Point */
/** @typedef {import('../../map/filters.js').Filters} Filters */
/** @typedef {import('../../map/published.js').Places} Places */
/** @typedef {import('./library.js').Library} Library */
/** @typedef {{ row: number, metres: number | undefined }} Listed */

/**
 * What the visitor asked for, at a moment. @typedef {{ filters: Filters, here: Point | undefined, now: Date }} Asked
 */

/**
 * @typedef {object} Found
 * @property {Asked} asked
 * @property {Uint32Array} rows all that fit, in order, those paused last
 * @property {(count: number) => Listed[]} list the first of them: the nearest first, where the visitor's place is known
 * @property {number | undefined} around metres within which there are some that can be used; undefined without a place
 * @property {number} inside how many there are within that
 * @property {boolean} unlooked whether nothing was looked through, as it is too much without a city or a place
 */

/** So many are looked for around the visitor before the circle is no longer widened. */
const ENOUGH = 20;
/** Around nobody. */
const NOWHERE = { around: undefined, inside: 0 };

/**
 * The rows that have all that was asked for. What is not here yet is fetched: of a city its shard, around the visitor
 * as many as hold the nearest. Rejects where a file does not come.
 * @param {Library} library
 * @param {Asked} asked
 * @returns {Promise<Found>}
 */
export async function find(library, asked) {
  const { places } = library;
  const { filters, here } = asked;
  const shards = shardsAsked(places, filters);
  for (const shard of shards) await fetchShard(library, filters, shard);
  if (shards.length > 0) return found(library, asked);
  if (!here) return { asked, rows: new Uint32Array(0), list: () => [], ...NOWHERE, unlooked: true };
  await widen(library, asked, here);
  return found(library, asked);
}

/**
 * Which shards are asked for by name; none where it is the visitor's place that says.
 * @param {Places} places
 * @param {Filters} filters
 */
function shardsAsked(places, { city, words }) {
  const { cities, manifest } = places;
  if (manifest.shards.length === 1) return [0];
  if (city)
    return [
      shardOf(
        places,
        cities.findIndex(({ code }) => code === city),
      ),
    ];
  const named = divisionsMatch(manifest, telling(manifest, words));
  const around = named.counties.map((county) => places.counties[county].city);
  return [...new Set([...named.cities, ...around].map((one) => shardOf(places, one)))];
}

/** @param {Library} library @param {Filters} filters @param {number} shard */
async function fetchShard(library, { words }, shard) {
  await Promise.all([library.load(shard), words && library.loadNames(shard)]);
}

/** Fetches what lies in wider and wider circles, until enough is found or nothing is left. @param {Library} library @param {Asked} asked @param {Point} here */
async function widen(library, asked, here) {
  const { places } = library;
  const { filters } = asked;
  for (const shard of loaded(places)) await fetchShard(library, filters, shard);
  for (const metres of [...RADII, Infinity]) {
    for (const shard of shardsWithin(places, here, metres)) {
      await fetchShard(library, filters, shard);
      if (metres === Infinity && found(library, asked).rows.length > 0) return;
    }
    if (within(library.grid(), here, metres, accepting(library, asked)).length >= ENOUGH) return;
  }
}

/** @param {Places} places */
const loaded = ({ loaded: come }) => Array.from(come.keys()).filter((shard) => come[shard]);

/** @param {Library} library @param {Asked} asked */
function accepting({ places, names }, { filters, now }) {
  return predicate(places, filters, {
    openHours: filters.open ? openNow(places.manifest, now) : null,
    named: filters.words ? namedRows(places, names(), filters.words) : null,
  });
}

/** @param {Library} library @param {Asked} asked @returns {Found} */
function found(library, asked) {
  const { places } = library;
  const { here } = asked;
  const accepts = accepting(library, asked);
  const rows = matching(places, accepts);
  /** @param {number} count @returns {Listed[]} */
  const inOrder = (count) =>
    Array.from(rows.subarray(0, count), (row) => ({ row, metres: undefined }));
  return {
    asked,
    rows,
    list: (count) => (here ? nearestUsable(library.grid(), here, accepts, count) : inOrder(count)),
    ...(here ? circle(library, here, accepts) : NOWHERE),
    unlooked: false,
  };
}

/**
 * The smallest circle around the visitor in which something can be used.
 * @param {Library} library
 * @param {Point} here
 * @param {(row: number) => boolean} accepts
 */
function circle(library, here, accepts) {
  const { flags } = library.places;
  const usable = (/** @type {number} */ row) => !(flags[row] & PAUSED) && accepts(row);
  for (const around of RADII) {
    const inside = within(library.grid(), here, around, usable).length;
    if (inside > 0) return { around, inside };
  }
  return { around: Infinity, inside: 0 };
}
