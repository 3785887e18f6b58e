/** What a visitor asked for: from the address and back to it, and as a fast question to every row. No DOM. */
import { OPEN } from './hours.js';
import { BASIC, filterable, loadedRuns, PAUSED } from './published.js';

/** @typedef {import('./published.js').Manifest} Manifest */
/** @typedef {import('./published.js').Places} Places */

/**
 * An empty list or word asks for nothing. One of the words of a list is enough, but all facilities must be there.
 * @typedef {object} Filters
 * @property {string[]} access
 * @property {string[]} types
 * @property {string[]} levels
 * @property {string[]} facilities
 * @property {Record<string, string[]>} own by the names of the layer's own columns
 * @property {boolean} open now
 * @property {boolean} basic has the national basic configuration
 * @property {string} city code
 * @property {string} county code
 * @property {string} words to be found in names
 */

/** Filters that are lists: their name in the address. */
const LISTS = /** @type {const} */ ([
  ['access', 'access'],
  ['types', 'type'],
  ['levels', 'level'],
  ['facilities', 'facility'],
]);
/** Every bit: any word will do. */
const ANY = -1;

/**
 * The filters an address asks for; words the manifest does not know are dropped. Cities and counties go by their names,
 * in old addresses by their codes.
 * @param {Manifest} manifest
 * @param {string} query
 * @returns {Filters}
 */
export function filtersOf(manifest, query) {
  const asked = new URLSearchParams(query);
  /** @type {(name: string, known: string[]) => string[]} */
  const words = (name, known) => known.filter((word) => asked.getAll(name).includes(word));
  const own = filterable(manifest).map(({ name, words: known = [] }) => [name, words(name, known)]);
  return {
    access: words('access', manifest.access),
    types: words('type', manifest.types),
    levels: words('level', manifest.levels),
    facilities: words('facility', manifest.facilities),
    own: Object.fromEntries(own.filter(([, chosen]) => chosen.length)),
    open: asked.get('open') === '1',
    basic: Boolean(manifest.basic) && asked.get('basic') === '1',
    ...divisionOf(manifest, asked.get('city') || '', asked.get('county') || ''),
    words: (asked.get('q') || '').trim(),
  };
}

/** @param {Manifest} manifest @param {string} city @param {string} county names or codes */
function divisionOf(manifest, city, county) {
  const { cities, counties } = manifest;
  const asked = (/** @type {readonly unknown[]} */ row, /** @type {string} */ word) =>
    word !== '' && (row[0] === word || row[1] === word);
  const inside = counties.find(
    (row) => asked(row, county) && (!city || row[0] === county || asked(cities[row[3]], city)),
  );
  const around = inside ? cities[inside[3]] : cities.find((row) => asked(row, city));
  return { city: around ? around[0] : '', county: inside ? inside[0] : '' };
}

/**
 * The query that asks for the filters, empty or with its question mark.
 * @param {Manifest} manifest
 * @param {Filters} filters
 */
export function queryOf(manifest, filters) {
  const query = new URLSearchParams();
  /** @type {{ parameter: string, words: string[] }[]} */
  const lists = LISTS.map(([name, parameter]) => ({ parameter, words: filters[name] }));
  for (const [parameter, words] of Object.entries(filters.own)) lists.push({ parameter, words });
  for (const { parameter, words } of lists) for (const word of words) query.append(parameter, word);
  if (filters.open) query.set('open', '1');
  if (filters.basic) query.set('basic', '1');
  const { cities, counties } = manifest;
  const city = cities.find(([code]) => code === filters.city);
  const county = counties.find(([code]) => code === filters.county);
  if (city) query.set('city', city[1]);
  if (county) query.set('county', county[1]);
  if (filters.words) query.set('q', filters.words);
  const text = query.toString();
  return text ? `?${text}` : '';
}

/** The bits of the chosen words, any bit where none is chosen. @param {string[]} known @param {string[]} chosen */
const anyOf = (known, chosen) => (chosen.length ? bitsOf(known, chosen) : ANY);

/** @param {string[]} known @param {string[]} chosen */
const bitsOf = (known, chosen) =>
  chosen.reduce((bits, word) => bits | (1 << known.indexOf(word)), 0);

/** One byte a word of a column of the layer's own. @param {string[]} words @param {string[]} chosen */
const bytesOf = (words, chosen) => Uint8Array.from(words, (word) => Number(chosen.includes(word)));

/**
 * Whether a row has what was asked for of the layer's own columns; undefined where nothing was.
 * @param {Places} places
 * @param {Filters} filters
 * @returns {((row: number) => boolean) | undefined}
 */
function ownPredicate({ manifest, own }, filters) {
  const asked = filterable(manifest)
    .map(({ name, words = [] }, n) => ({ words, chosen: filters.own[name] || [], values: own[n] }))
    .filter(({ chosen }) => chosen.length)
    .map(({ words, chosen, values }) => ({ values, bytes: bytesOf(words, chosen) }));
  if (!asked.length) return undefined;
  return (row) => asked.every(({ values, bytes }) => bytes[values[row]] === 1);
}

/** One byte a county: whether it was asked for. @param {Places} places @param {Filters} filters */
function countiesAsked({ counties, cities }, { city, county }) {
  const asked = counties.map(
    (one) => (!city || cities[one.city].code === city) && (!county || one.code === county),
  );
  return Uint8Array.from(asked, Number);
}

/**
 * A question to rows: have they all that was asked for? Paused places have not where it was asked who may enter or what
 * is open now; what else is asked finds them too, and `matching` puts them last.
 * @param {Places} places
 * @param {Filters} filters
 * @param {{ openHours?: Uint8Array | null, named?: Uint8Array | null }} [known] what `openNow` says, which `open` needs;
 *   a byte a row, whether its name was asked for
 * @returns {(row: number) => boolean}
 */
export function predicate(places, filters, { openHours = null, named = null } = {}) {
  const { manifest, access, type, level, facilities, hours, flags, county } = places;
  const enters = anyOf(manifest.access, filters.access);
  const types = anyOf(manifest.types, filters.types);
  const levels = anyOf(manifest.levels, filters.levels);
  const equipped = bitsOf(manifest.facilities, filters.facilities);
  const open = filters.open ? openHours : null;
  const without = filters.open || filters.access.length ? PAUSED : 0;
  const flagged = filters.basic ? BASIC : 0;
  const inside = filters.city || filters.county ? countiesAsked(places, filters) : null;
  const own = ownPredicate(places, filters);
  return (row) =>
    (flags[row] & (without | flagged)) === flagged &&
    (facilities[row] & equipped) === equipped &&
    (enters & (1 << access[row])) !== 0 &&
    (types & (1 << type[row])) !== 0 &&
    (levels & (1 << level[row])) !== 0 &&
    (!inside || inside[county[row]] === 1) &&
    (!open || open[hours[row]] === OPEN) &&
    (!named || named[row] === 1) &&
    (!own || own(row));
}

/**
 * The rows that have come and are accepted, in order, paused ones last.
 * @param {Places} places
 * @param {(row: number) => boolean} accepts
 * @returns {Uint32Array}
 */
export function matching(places, accepts) {
  /** @type {number[]} */
  const rows = [];
  /** @type {number[]} */
  const paused = [];
  for (const [first, end] of loadedRuns(places))
    for (let row = first; row < end; row++)
      if (accepts(row)) (places.flags[row] & PAUSED ? paused : rows).push(row);
  return Uint32Array.from(rows.concat(paused));
}
