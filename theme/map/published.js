/**
 * The published list of a layer's places (data/places/<layer>/, schema 2) as columns of typed arrays: its manifest, the
 * shards of its index and the details of counties. What does not belong together throws DataChanged. No DOM.
 */
import { column, must, numbersOf, SCHEMA, TURN } from './whole.js';

export { DataChanged } from './whole.js';

/** @typedef {import('./coordinates.js').Point} Point */
/** @typedef {{ name: string, kind: string, unit?: string, unknown?: string, filter?: boolean, words?: string[] }} Column */
/** @typedef {[code: string, name: string, spoken: string, lon: number, lat: number, west: number, south: number, east: number, north: number]} CityRow */
/** @typedef {[code: string, name: string, spoken: string, city: number, lon: number, lat: number, count: number, details: string]} CountyRow `details` is the name of its file without .json, or ''; counties beside each other may share one */
/** @typedef {Record<string, { off: string[], work: string[] }>} Holidays the days of the years that are known, as MM-DD */

/**
 * @typedef {object} Manifest
 * @property {2} schema
 * @property {{ id: string, title: string, noun: string, counter: string, path: string, sample: boolean, seasonal: boolean, called?: string[] }} layer `called` is what all its places are, the longest first
 * @property {number} scale whole units a degree
 * @property {number} total
 * @property {string} today
 * @property {Record<string, string>} navigation
 * @property {string[]} access who may enter, everybody first
 * @property {string[]} types
 * @property {string[]} levels
 * @property {string[]} facilities a bit each
 * @property {{ facilities: number, size: number }} [basic]
 * @property {Column[]} columns the layer's own
 * @property {[hours: string, words: string][]} hours
 * @property {Holidays} holidays
 * @property {CityRow[]} cities
 * @property {CountyRow[]} counties
 * @property {[index: string, names: string, cities: number[]][]} shards
 */

/** @typedef {{ code: string, name: string, spoken: string, label: Point, box: [west: number, south: number, east: number, north: number] }} City */
/** @typedef {{ code: string, name: string, spoken: string, label: Point, city: number, details: string, told: [first: number, end: number] }} County `details` is its file, or ''; `told` the rows that this tells of */

/**
 * All rows of the manifest; rows of shards that have not come yet are 0 but for their county.
 * @typedef {object} Places
 * @property {Manifest} manifest
 * @property {number} count
 * @property {City[]} cities
 * @property {County[]} counties
 * @property {Uint32Array} first the first row of each county, and the end of the last
 * @property {Uint8Array} loaded 1 for each shard that has come
 * @property {Uint8Array | Uint16Array} county positions in `counties`
 * @property {Int32Array} lon GCJ-02 in whole units
 * @property {Int32Array} lat
 * @property {Int32Array} number what stands behind the hyphen of the id; −1 for what has not four digits
 * @property {Map<number, string>} odd row → those others
 * @property {Uint8Array} access
 * @property {Uint8Array} type
 * @property {Uint8Array} level
 * @property {Uint32Array} facilities
 * @property {Uint16Array} hours
 * @property {Uint8Array} flags
 * @property {Int8Array[]} own a column of the layer's that may be filtered; −1 unknown
 */

/**
 * @typedef {object} Details of the rows that a file tells of; a column that is empty throughout may be missing
 * @property {string[]} name
 * @property {string[]} [address] within the city
 * @property {string[]} [detail]
 * @property {string[]} [phone]
 * @property {string[]} [photo]
 * @property {string[][]} [own]
 */

export const PAUSED = 1;
export const STALE = 2;
export const PHOTO = 4;
export const BASIC = 8;

const LISTS = 'access types levels facilities columns hours cities counties shards'.split(' ');
const TEXTS = /** @type {const} */ (['name', 'address', 'detail', 'phone', 'photo']);

/** @param {Manifest} manifest */
function checkManifest(manifest) {
  must(manifest && manifest.schema === SCHEMA && manifest.layer && manifest.scale > 0);
  must(LISTS.every((name) => Array.isArray(/** @type {any} */ (manifest)[name])));
  const { cities, counties, hours, shards, columns, total } = manifest;
  const rows = [...cities, ...counties, ...hours, ...shards, ...shards.map((one) => one?.[2])];
  must(rows.every(Array.isArray) && columns.every(Boolean));
  must(counties.every((one) => cities[one[3]] && Number.isInteger(one[6]) && one[6] >= 0));
  must(total === counties.reduce((sum, county) => sum + county[6], 0));
  must(shards.every(([, , covered]) => covered.every((city) => cities[city])));
}

/** @param {Manifest} manifest as fetched @returns {Places} */
export function createPlaces(manifest) {
  checkManifest(manifest);
  const { scale, total, shards } = manifest;
  const cities = manifest.cities.map(([code, name, spoken, lon, lat, ...box]) => {
    const [west, south, east, north] = box.map((units) => units / scale);
    return { code, name, spoken, label: at(lon, lat, scale), box: rect(west, south, east, north) };
  });
  const told = toldRows(manifest.counties);
  const counties = manifest.counties.map(([code, name, spoken, city, lon, lat, , stem], n) => {
    const details = stem && `${stem}.json`;
    return { code, name, spoken, label: at(lon, lat, scale), city, details, told: told[n] };
  });
  const bytes = () => new Uint8Array(total);
  const first = new Uint32Array(counties.length + 1);
  const county = counties.length > 256 ? new Uint16Array(total) : bytes();
  manifest.counties.forEach(([, , , , , , count], position) => {
    first[position + 1] = first[position] + count;
    county.fill(position, first[position], first[position + 1]);
  });
  return {
    ...{ manifest, count: total, cities, counties, first, county },
    loaded: new Uint8Array(shards.length),
    lon: new Int32Array(total),
    lat: new Int32Array(total),
    number: new Int32Array(total),
    odd: new Map(),
    access: bytes(),
    type: bytes(),
    level: bytes(),
    facilities: new Uint32Array(total),
    hours: new Uint16Array(total),
    flags: bytes(),
    own: filterable(manifest).map(() => new Int8Array(total)),
  };
}

/** The rows of the file of each county: its own and those of the counties that share it. @param {CountyRow[]} counties */
function toldRows(counties) {
  /** @type {Map<string, [number, number]>} */
  const files = new Map();
  let row = 0;
  return counties.map(([, , , , , , count, stem]) => {
    const rows = (stem && files.get(stem)) || rowsFrom(row);
    files.set(stem, rows);
    row += count;
    rows[1] = row;
    return rows;
  });
}

/** @param {number} row @returns {[first: number, end: number]} none yet */
const rowsFrom = (row) => [row, row];

/** @param {number} lon @param {number} lat @param {number} scale @returns {Point} */
const at = (lon, lat, scale) => [lon / scale, lat / scale];

/** @param {[number, number, number, number]} sides @returns {City['box']} */
const rect = (...sides) => sides;

/** The layer's own columns that may be filtered, in the order of the index. @param {Manifest} manifest */
export const filterable = (manifest) => manifest.columns.filter(({ filter }) => filter);

/** Every column of a shard, looked through before any is used. @param {Manifest} manifest @param {any} file @param {number} size */
function columnsOf(manifest, file, size) {
  must(file && file.schema === SCHEMA);
  /** @param {string} name @param {readonly unknown[]} words a layer without has none */
  const words = (name, { length }) => column(file[name], size, Math.max(1, length));
  const own = filterable(manifest);
  const positions = file.own || [];
  must(positions.length === own.length);
  return {
    number: numbersOf(file.number, size),
    lon: column(file.lon, size, TURN, -TURN),
    lat: column(file.lat, size, TURN, -TURN),
    access: words('access', manifest.access),
    type: words('type', manifest.types),
    level: words('level', manifest.levels),
    facilities: column(file.facilities, size, 2 ** manifest.facilities.length),
    hours: words('hours', manifest.hours),
    flags: column(file.flags, size, 256),
    own: own.map(({ words = [] }, n) => column(positions[n], size, words.length, -1)),
  };
}

const PLAIN = /** @type {const} */ (['access', 'type', 'level', 'facilities', 'hours', 'flags']);

/**
 * Fills the rows of the shard at `position`; a file that does not fit leaves all as it was and throws DataChanged.
 * @param {Places} places
 * @param {number} position in manifest.shards
 * @param {unknown} file
 */
export function addShard(places, position, file) {
  const runs = runsOf(places, position);
  const size = runs.reduce((sum, [first, end]) => sum + end - first, 0);
  const columns = columnsOf(places.manifest, file, size);
  let from = 0;
  for (const [first, end] of runs) {
    const to = from + end - first;
    for (const name of PLAIN) places[name].set(columns[name].slice(from, to), first);
    columns.own.forEach((own, n) => {
      places.own[n].set(own.slice(from, to), first);
    });
    fillNumbers(places, columns.number.slice(from, to), first);
    fillPoints(places, columns.lon, columns.lat, from, first, end);
    from = to;
  }
  places.loaded[position] = 1;
}

/** @param {Places} places @param {(number | string)[]} numbers @param {number} first */
function fillNumbers(places, numbers, first) {
  numbers.forEach((number, n) => {
    places.number[first + n] = typeof number === 'number' ? number : -1;
    if (typeof number === 'string') places.odd.set(first + n, number);
  });
}

/**
 * The first of a county is told from the county's label, each other from the one before.
 * @param {Places} places
 * @param {number[]} lons
 * @param {number[]} lats
 * @param {number} from in the shard
 * @param {number} first row
 * @param {number} end
 */
function fillPoints(places, lons, lats, from, first, end) {
  let [, , , , lon, lat] = places.manifest.counties[places.county[first]];
  for (let row = first; row < end; row++) {
    lon += lons[from + row - first];
    lat += lats[from + row - first];
    places.lon[row] = lon;
    places.lat[row] = lat;
  }
}

/**
 * The rows of the counties of a shard that have any, in its order.
 * @param {Places} places
 * @param {number} position
 * @returns {[first: number, end: number][]}
 */
export function runsOf(places, position) {
  const covered = new Set(places.manifest.shards[position][2]);
  return places.counties
    .map(({ city }, county) => (covered.has(city) ? countyRows(places, county) : EMPTY))
    .filter(([first, end]) => end > first);
}

/** @type {[first: number, end: number]} */
const EMPTY = [0, 0];

/** The rows that have come, in order. @param {Places} places @returns {[first: number, end: number][]} */
export function loadedRuns(places) {
  const shards = Array.from(places.loaded.keys()).filter((position) => places.loaded[position]);
  return shards
    .flatMap((position) => runsOf(places, position))
    .sort(([one], [other]) => one - other);
}

/** @param {Places} places @param {number} county position @returns {[first: number, end: number]} */
export const countyRows = ({ first }, county) => [first[county], first[county + 1]];

/** @param {Places} places @param {number} row */
export function idOf(places, row) {
  const number = places.odd.get(row) || String(places.number[row]).padStart(4, '0');
  return `${places.counties[places.county[row]].code}-${number}`;
}

/** @param {Places} places @param {string} id @returns {number} −1 where no row that has come has it */
export function rowOf(places, id) {
  const county = places.counties.findIndex(({ code }) => id.startsWith(`${code}-`));
  if (county < 0 || !places.loaded[shardOf(places, places.counties[county].city)]) return -1;
  const [first, end] = countyRows(places, county);
  for (let row = first; row < end; row++) if (idOf(places, row) === id) return row;
  return -1;
}

/** @param {Places} places @param {number} city position @returns {number} position of its shard, or −1 */
export const shardOf = ({ manifest }, city) =>
  manifest.shards.findIndex(([, , cities]) => cities.includes(city));

/** @param {Places} places @param {number} row @returns {Point} degrees, GCJ-02 */
export const pointOf = ({ lon, lat, manifest }, row) => at(lon[row], lat[row], manifest.scale);

/**
 * @param {Places} places
 * @param {number} county position
 * @param {any} file
 * @returns {Details} the file, if it is the one that tells of that county
 */
export function readDetails(places, county, file) {
  must(file && file.schema === SCHEMA && file.name);
  const [first, end] = places.counties[county].told;
  const columns = [...TEXTS.map((name) => file[name]), ...(file.own || [])];
  must(columns.every((one) => !one || (Array.isArray(one) && one.length === end - first)));
  return file;
}
