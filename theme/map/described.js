/** A place in words, from its row and the details of its county. No DOM. */
import { idOf, PAUSED, pointOf, STALE } from './published.js';

/** @typedef {import('./coordinates.js').Point} Point */
/** @typedef {import('./published.js').Details} Details */
/** @typedef {import('./published.js').Places} Places */

/**
 * @typedef {object} Described texts are empty where nothing is known
 * @property {string} id
 * @property {string} name
 * @property {string} city
 * @property {string} county
 * @property {string} address within the city
 * @property {string} detail area and floor
 * @property {string} phone
 * @property {string} photo path of its small picture
 * @property {Point} point GCJ-02
 * @property {string} access
 * @property {string} type
 * @property {string} level
 * @property {string[]} facilities
 * @property {string} hours in words
 * @property {boolean} paused
 * @property {boolean} stale
 * @property {string[]} own of the layer's own columns, in their order
 */

/** Districts have no counties' awards: 县级示范 reads 区级示范 there. @param {string} level @param {string} county */
const levelIn = (level = '', county) =>
  county.endsWith('区') ? level.replace('县级', '区级') : level;

/**
 * @param {Places} places
 * @param {number} row
 * @param {Details} details that tell of it, as readDetails gave them
 * @returns {Described}
 */
export function describe(places, row, details) {
  const { manifest, cities, counties, flags } = places;
  const county = counties[places.county[row]];
  const n = row - county.told[0];
  const text = (/** @type {string[] | undefined} */ column) => column?.[n] || '';
  const own = details.own || [];
  return {
    id: idOf(places, row),
    name: text(details.name),
    city: cities[county.city].name,
    county: county.name,
    address: text(details.address),
    detail: text(details.detail),
    phone: text(details.phone),
    photo: text(details.photo),
    point: pointOf(places, row),
    access: manifest.access[places.access[row]],
    type: manifest.types[places.type[row]] || '',
    level: levelIn(manifest.levels[places.level[row]], county.name),
    facilities: manifest.facilities.filter((_, bit) => (places.facilities[row] >>> bit) & 1),
    hours: manifest.hours[places.hours[row]][1],
    paused: (flags[row] & PAUSED) !== 0,
    stale: (flags[row] & STALE) !== 0,
    own: manifest.columns.map((_, position) => text(own[position])),
  };
}
