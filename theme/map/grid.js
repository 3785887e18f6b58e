/** The rows that have come, sorted into cells of a grid, so that few are looked at to find near ones. No DOM. */
import { loadedRuns } from './published.js';

/** @typedef {import('./published.js').Places} Places */

/** @typedef {{ west: number, south: number, side: number, columns: number, lines: number }} Frame cells, in whole units */

/**
 * Cell `y * columns + x` holds `order[starts[cell]]` up to but without `order[starts[cell + 1]]`, in the order of rows.
 * @typedef {Frame & { places: Places, starts: Uint32Array, order: Uint32Array }} Grid
 */

/** Rows a cell, were they spread evenly. */
const ROWS_A_CELL = 8;

/** The rows that have come. @param {Places} places */
function rowsOf(places) {
  const runs = loadedRuns(places);
  const rows = new Uint32Array(runs.reduce((sum, [first, end]) => sum + end - first, 0));
  let at = 0;
  for (const [first, end] of runs) for (let row = first; row < end; row++) rows[at++] = row;
  return rows;
}

/** @param {Int32Array} values @param {Uint32Array} rows @returns {[least: number, most: number]} */
function extent(values, rows) {
  let least = values[rows[0]] || 0;
  let most = least;
  for (const row of rows) {
    least = Math.min(least, values[row]);
    most = Math.max(most, values[row]);
  }
  return [least, most];
}

/** @param {Places} places @param {Uint32Array} rows @returns {Frame} */
function frameOf({ lon, lat }, rows) {
  const [west, east] = extent(lon, rows);
  const [south, north] = extent(lat, rows);
  const [width, height] = [east - west + 1, north - south + 1];
  const side = Math.ceil(Math.sqrt((width * height * ROWS_A_CELL) / Math.max(1, rows.length)));
  return { west, south, side, columns: Math.ceil(width / side), lines: Math.ceil(height / side) };
}

/** To be made anew when a shard has come. @param {Places} places @returns {Grid} */
export function createGrid(places) {
  const rows = rowsOf(places);
  const frame = frameOf(places, rows);
  const { west, south, side, columns, lines } = frame;
  const cells = new Uint32Array(rows.length);
  const starts = new Uint32Array(columns * lines + 1);
  rows.forEach((row, n) => {
    const line = Math.floor((places.lat[row] - south) / side);
    cells[n] = line * columns + Math.floor((places.lon[row] - west) / side);
    starts[cells[n] + 1]++;
  });
  for (let cell = 0; cell < columns * lines; cell++) starts[cell + 1] += starts[cell];
  const next = starts.slice();
  const order = new Uint32Array(rows.length);
  rows.forEach((row, n) => {
    order[next[cells[n]]++] = row;
  });
  return { ...frame, places, starts, order };
}

/**
 * The rows of the cells from column `left` to `right` of a line, both included, as far as there are any: where they begin
 * and end in `order`.
 * @param {Grid} grid
 * @param {number} line
 * @param {number} left
 * @param {number} right
 * @returns {[from: number, end: number]}
 */
export function span({ columns, lines, starts }, line, left, right) {
  const [from, to] = [Math.max(0, left), Math.min(columns - 1, right)];
  if (line < 0 || line >= lines || from > to) return [0, 0];
  return [starts[line * columns + from], starts[line * columns + to + 1]];
}
