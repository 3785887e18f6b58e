/**
 * What is drawn of many places: one by one where they have room, counted by the cells of a grid where they have not. The
 * grid is fixed to the world, so that nothing changes while a map is only moved. No DOM, no object a place.
 */
import { scaleAt } from './world.js';

/** @typedef {import('./world.js').World} World */

/**
 * The part of the world that is drawn, in pixels of its zoom.
 * @typedef {{ zoom: number, left: number, top: number, width: number, height: number }} View
 */

/** How many places of a cell are drawn together, and where, in pixels of the view. @typedef {{ x: number, y: number, radius: number, count: number, cell: number }} Cluster */

/**
 * `row`, `x` and `y` hold a value for each of the first `count` dots.
 * @typedef {{ count: number, row: Int32Array, x: Float32Array, y: Float32Array, clusters: Cluster[] }} Marks
 */

/** Wider than any cluster, so that names find room between them; in pixels. */
const CELL = 56;
/** How far from the middle of its cell a cluster may lie, so that it does not cover those beside it. */
const STRAY = 10;
/** So many places of a cell are drawn one by one. */
const FEW = 3;
/** From this zoom on all are: a cell is then about two hundred metres wide. */
const APART_ZOOM = 15;
/** How far from a mark a finger may come down; in pixels. */
const FINGER = 22;
/** How wide the dot of a place is from its middle; in pixels. */
export const DOT = 7;

/** @param {number} count */
const radiusOf = (count) => 10 + 3.3 * Math.log10(count);

/**
 * Gathers what is drawn; memory is taken once and used again with every frame.
 * @param {World} world
 */
export function createClusters(world) {
  const { length } = world.x;
  const cellOf = new Uint16Array(length);
  const visible = new Int32Array(length);
  let seen = 0;
  const dots = {
    row: new Int32Array(length),
    x: new Float32Array(length),
    y: new Float32Array(length),
  };

  /** @param {Uint32Array} rows @param {View} view @param {ReturnType<typeof gridOf>} grid */
  const count = (rows, view, grid) => {
    const perCell = scaleAt(view.zoom) / CELL;
    const { columns, lines, sums, firstColumn, firstLine } = grid;
    seen = 0;
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at];
      const column = world.x[row] * perCell - firstColumn;
      const line = world.y[row] * perCell - firstLine;
      if (column < 0 || line < 0 || column >= columns || line >= lines) continue;
      const cell = Math.trunc(line) * columns + Math.trunc(column);
      sums[cell * 3] += 1;
      sums[cell * 3 + 1] += column;
      sums[cell * 3 + 2] += line;
      cellOf[seen] = cell;
      visible[seen] = row;
      seen += 1;
    }
  };

  return {
    /**
     * @param {Uint32Array} rows the places that fit
     * @param {View} view
     * @returns {Marks} true until the next time
     */
    gather(rows, view) {
      const grid = gridOf(view);
      count(rows, view, grid);
      const most = view.zoom >= APART_ZOOM ? length : FEW;
      const scale = scaleAt(view.zoom);
      let single = 0;
      for (let at = 0; at < seen; at += 1) {
        if (grid.sums[cellOf[at] * 3] > most) continue;
        const row = visible[at];
        dots.row[single] = row;
        dots.x[single] = world.x[row] * scale - view.left;
        dots.y[single] = world.y[row] * scale - view.top;
        single += 1;
      }
      return { count: single, ...dots, clusters: clustersOf(grid, view, most) };
    },

    /** The box of the places of a cluster of the last view, in the world's pixels. @param {Cluster} cluster */
    boxOf({ cell }) {
      const box = { west: Infinity, north: Infinity, east: -Infinity, south: -Infinity };
      for (let at = 0; at < seen; at += 1) {
        if (cellOf[at] !== cell) continue;
        const row = visible[at];
        box.west = Math.min(box.west, world.x[row]);
        box.east = Math.max(box.east, world.x[row]);
        box.north = Math.min(box.north, world.y[row]);
        box.south = Math.max(box.south, world.y[row]);
      }
      return box;
    },
  };
}

/** Whole cells over all of a view; `sums` holds of each how many places it has and the sums of where they are. @param {View} view */
function gridOf({ left, top, width, height }) {
  const firstColumn = Math.floor(left / CELL);
  const firstLine = Math.floor(top / CELL);
  const columns = Math.floor((left + width) / CELL) - firstColumn + 1;
  const lines = Math.floor((top + height) / CELL) - firstLine + 1;
  return { firstColumn, firstLine, columns, lines, sums: new Float64Array(columns * lines * 3) };
}

/** @param {number} mean in cells from the first @returns {number} near the middle of its cell, in pixels */
function inside(mean) {
  const middle = (Math.floor(mean) + 0.5) * CELL;
  return Math.max(middle - STRAY, Math.min(middle + STRAY, mean * CELL));
}

/** @param {ReturnType<typeof gridOf>} grid @param {View} view @param {number} most drawn one by one */
function clustersOf({ sums, firstColumn, firstLine }, { left, top }, most) {
  /** @type {Cluster[]} */
  const clusters = [];
  for (let cell = 0; cell * 3 < sums.length; cell += 1) {
    const count = sums[cell * 3];
    if (count <= most) continue;
    const x = inside(sums[cell * 3 + 1] / count) + firstColumn * CELL - left;
    const y = inside(sums[cell * 3 + 2] / count) + firstLine * CELL - top;
    clusters.push({ x, y, radius: radiusOf(count), count, cell });
  }
  return clusters;
}

/**
 * What a finger means that came down at a point: the nearest mark, if one is near enough. Of several places on one spot
 * it is the one after `last`.
 * @param {Marks} marks
 * @param {{ x: number, y: number }} point
 * @param {number} last the row that was meant before
 * @returns {{ row: number } | { cluster: Cluster } | undefined}
 */
export function markAt(marks, { x, y }, last) {
  let best = FINGER;
  let row = -1;
  let after = false;
  for (let at = 0; at < marks.count; at += 1) {
    const away = Math.hypot(marks.x[at] - x, marks.y[at] - y);
    if (away < best || (away === best && after)) row = marks.row[at];
    if (away <= best) after = marks.row[at] === last;
    best = Math.min(best, away);
  }
  if (row >= 0) best = Math.max(0, best - DOT);
  /** @type {Cluster | undefined} */
  let cluster;
  for (const one of marks.clusters) {
    const away = Math.max(0, Math.hypot(one.x - x, one.y - y) - one.radius);
    if (away >= best) continue;
    best = away;
    cluster = one;
  }
  if (cluster) return { cluster };
  return row < 0 ? undefined : { row };
}
