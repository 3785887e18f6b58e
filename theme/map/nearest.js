/** The nearest rows that are wanted, exactly as if every distance had been computed. No DOM. */
import { metresBetween, metresEast, metresNorth } from './coordinates.js';
import { span } from './grid.js';
import { PAUSED, pointOf } from './published.js';

/** @typedef {import('./coordinates.js').Point} Point */
/** @typedef {import('./grid.js').Grid} Grid */
/** @typedef {import('./published.js').Places} Places */
/** @typedef {{ row: number, metres: number }} Near */
/** @typedef {(row: number) => boolean} Accepts */

/** How far around is looked, in metres, until enough is found. */
export const RADII = [1000, 3000, 10000, 30000, 100000];
/** More than sines and cosines err by, in metres. */
const DOUBT = 0.01;

/** @param {Near} one @param {Near} other nearer first, of equals the lower row */
const byDistance = (one, other) => one.metres - other.metres || one.row - other.row;

/**
 * At most `k` rows, the nearest first and of equally near ones the lower.
 * @param {Grid} grid
 * @param {Point} here GCJ-02
 * @param {Accepts} accepts
 * @param {number} k
 * @returns {Near[]}
 */
export function nearest(grid, here, accepts, k) {
  /** @type {Near[]} */
  const best = [];
  walk(
    grid,
    here,
    (row) => {
      if (accepts(row)) insert(best, { row, metres: metresTo(grid.places, here, row) }, k);
    },
    () => (best.length < k ? Infinity : best[k - 1].metres),
  );
  return best;
}

/**
 * Visits rows from near to far, cell by cell, until none that is left can be within reach.
 * @param {Grid} grid
 * @param {Point} here
 * @param {(row: number) => void} visit
 * @param {() => number} reach metres
 */
function walk(grid, here, visit, reach) {
  const centre = beside(grid, here);
  const [x, y] = cellOf(grid, centre);
  const rings = Math.max(x, y, grid.columns - 1 - x, grid.lines - 1 - y);
  for (let ring = 0; ring <= rings; ring++) {
    for (const [from, end] of ringSpans(grid, x, y, ring))
      for (let n = from; n < end; n++) visit(grid.order[n]);
    if (reach() < beyond(grid, centre, x, y, ring)) break;
  }
}

/** @param {Places} places @param {Point} here @param {number} row */
const metresTo = (places, here, row) => metresBetween(here, pointOf(places, row));

/** @param {Near[]} best sorted, at most `k` @param {Near} near @param {number} k */
function insert(best, near, k) {
  let at = best.length;
  while (at > 0 && byDistance(near, best[at - 1]) < 0) at--;
  if (at >= k) return;
  best.splice(at, 0, near);
  if (best.length > k) best.pop();
}

/** The point with its longitude told so that it differs least from the grid's. @param {Grid} grid @param {Point} here @returns {Point} */
function beside({ west, side, columns, places }, [longitude, latitude]) {
  const middle = (west + (side * columns) / 2) / places.manifest.scale;
  return [longitude - 360 * Math.round((longitude - middle) / 360), latitude];
}

/** The cell that holds a point, or is next to it. @param {Grid} grid @param {Point} point @returns {[x: number, y: number]} */
function cellOf({ west, south, side, columns, lines, places }, [longitude, latitude]) {
  const { scale } = places.manifest;
  const x = Math.floor((longitude * scale - west) / side);
  const y = Math.floor((latitude * scale - south) / side);
  return [Math.min(columns - 1, Math.max(0, x)), Math.min(lines - 1, Math.max(0, y))];
}

/**
 * The cells that are `ring` away from one, as spans of `order`.
 * @param {Grid} grid
 * @param {number} x
 * @param {number} y
 * @param {number} ring
 */
function ringSpans(grid, x, y, ring) {
  const spans = [span(grid, y - ring, x - ring, x + ring)];
  if (ring > 0) spans.push(span(grid, y + ring, x - ring, x + ring));
  for (let line = Math.max(0, y - ring + 1); line < Math.min(grid.lines, y + ring); line++) {
    spans.push(span(grid, line, x - ring, x - ring), span(grid, line, x + ring, x + ring));
  }
  return spans;
}

/**
 * No row outside the rings up to `ring` is nearer than so many metres.
 * @param {Grid} grid
 * @param {Point} here beside the grid
 * @param {number} x
 * @param {number} y
 * @param {number} ring
 */
function beyond(grid, here, x, y, ring) {
  const { west, south, side, columns, lines, places } = grid;
  const { scale } = places.manifest;
  const [lon, lat] = [here[0] * scale - west, here[1] * scale - south];
  const east = (/** @type {number} */ units) => metresEast(here[1], Math.max(0, units / scale));
  const north = (/** @type {number} */ units) => metresNorth(Math.max(0, units / scale));
  const sides = [
    x > ring ? east(lon - (x - ring) * side) : Infinity,
    y > ring ? north(lat - (y - ring) * side) : Infinity,
    x + ring < columns - 1 ? east((x + ring + 1) * side - lon) : Infinity,
    y + ring < lines - 1 ? north((y + ring + 1) * side - lat) : Infinity,
  ];
  return Math.min(...sides) - DOUBT;
}

/**
 * As `nearest`, but what is closed for now comes after all that is not.
 * @param {Grid} grid
 * @param {Point} here GCJ-02
 * @param {Accepts} accepts
 * @param {number} k
 */
export function nearestUsable(grid, here, accepts, k) {
  const { flags } = grid.places;
  const usable = nearest(grid, here, (row) => !(flags[row] & PAUSED) && accepts(row), k);
  if (usable.length === k) return usable;
  const paused = (/** @type {number} */ row) => (flags[row] & PAUSED) !== 0 && accepts(row);
  return usable.concat(nearest(grid, here, paused, k - usable.length));
}

/**
 * All rows at most so far away, nearest first.
 * @param {Grid} grid
 * @param {Point} here GCJ-02
 * @param {number} metres
 * @param {Accepts} accepts
 * @returns {Near[]}
 */
export function within(grid, here, metres, accepts) {
  /** @type {Near[]} */
  const found = [];
  const look = (/** @type {number} */ row) => {
    const away = accepts(row) ? metresTo(grid.places, here, row) : Infinity;
    if (away <= metres) found.push({ row, metres: away });
  };
  walk(grid, here, look, () => metres);
  return found.sort(byDistance);
}

/**
 * Shards that have not come and may hold a row at most so far away, the nearest first.
 * @param {Places} places
 * @param {Point} here GCJ-02
 * @param {number} metres
 * @returns {number[]} positions in the manifest
 */
export function shardsWithin(places, here, metres) {
  return places.manifest.shards
    .map(([, , cities], position) => {
      const gaps = cities.map((city) => metresToBox(here, places.cities[city].box));
      return { position, away: Math.min(...gaps) };
    })
    .filter(({ position, away }) => !places.loaded[position] && away <= metres)
    .sort((one, other) => one.away - other.away)
    .map(({ position }) => position);
}

/** No point of the box is nearer. @param {Point} here @param {readonly number[]} box */
function metresToBox([longitude, latitude], [west, south, east, north]) {
  const aside = Math.max(0, west - longitude, longitude - east);
  const above = Math.max(0, south - latitude, latitude - north);
  return Math.max(metresNorth(above), metresEast(latitude, aside));
}
