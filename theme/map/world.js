/** Where places lie in the world of the map: Web Mercator, in whole pixels of zoom 22. No DOM. */
import { wgs84ToGcj02 } from './coordinates.js';

/** @typedef {import('./coordinates.js').Point} Point */

/**
 * What the map reads of places; `lon` and `lat` are GCJ-02 in units of 1/100,000 degree.
 * @typedef {object} Mapped
 * @property {number} count
 * @property {Int32Array} lon
 * @property {Int32Array} lat
 * @property {Uint8Array} access the first word's are open to everybody
 * @property {Uint8Array} flags
 * @property {{ name: string, label: Point }[]} cities
 * @property {{ name: string, label: Point }[]} counties
 * @property {Uint8Array | Uint16Array} county positions in `counties`
 */

/** @typedef {{ x: Int32Array, y: Int32Array }} World */

export const WORLD_ZOOM = 22;
export const TILE = 256;
const SIZE = TILE * 2 ** WORLD_ZOOM;
const SCALE = 100_000;

/** @param {number} zoom how many of its pixels one pixel of the world is */
export const scaleAt = (zoom) => 2 ** (zoom - WORLD_ZOOM);

/** @param {Point} point @returns {{ x: number, y: number }} */
export function worldOf([longitude, latitude]) {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return {
    x: (longitude / 360 + 0.5) * SIZE,
    y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * SIZE,
  };
}

/**
 * From GCJ-02 to WGS-84 in two steps, which is two centimetres from the truth and a third of the work: a map converts a
 * hundred thousand points at once.
 * @param {Point} point
 * @returns {Point}
 */
export function nearlyWgs84([longitude, latitude]) {
  const first = wgs84ToGcj02([longitude, latitude]);
  const near = /** @type {const} */ ([2 * longitude - first[0], 2 * latitude - first[1]]);
  const second = wgs84ToGcj02(near);
  return [near[0] + longitude - second[0], near[1] + latitude - second[1]];
}

/** @param {number} count @returns {World} where no place is yet */
export const createWorld = (count) => ({ x: new Int32Array(count), y: new Int32Array(count) });

/** @param {Mapped} places @param {number} row @returns {Point} */
export const pointAt = ({ lon, lat }, row) => [lon[row] / SCALE, lat[row] / SCALE];

/**
 * Puts those of `rows` in their places that are not there yet: nothing of Shandong lies at the top of the world.
 * @param {World} world
 * @param {Mapped} places
 * @param {Uint32Array} rows
 * @param {(point: Point) => Point} convert from GCJ-02 to the system of what lies under the dots
 */
export function settle(world, places, rows, convert) {
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at];
    if (world.y[row] || !places.lon[row]) continue; // settled, or of a shard that has not come
    const { x, y } = worldOf(convert(pointAt(places, row)));
    world.x[row] = Math.round(x);
    world.y[row] = Math.round(y);
  }
}
