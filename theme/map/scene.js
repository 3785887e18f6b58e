/** What is on the map now, drawn in one go: names, clusters, dots, the visitor's own place. Knows no Leaflet. */
import { createClusters, markAt } from './clusters.js';
import { placeNames } from './names.js';
import { paintClusters, paintDots, paintHere, paintNames, paintPicked, palette } from './paint.js';
import { createWorld, scaleAt, settle, worldOf } from './world.js';

/** @typedef {import('./clusters.js').Marks} Marks */
/** @typedef {import('./clusters.js').View} View */
/** @typedef {import('./coordinates.js').Point} Point */
/** @typedef {import('./world.js').Mapped} Mapped */

/** From this zoom on counties are named, below it only cities. */
const COUNTY_ZOOM = 8.25;
/** How large names are, in rem. */
const NAME_SIZE = 0.8;
const PAUSED = 1;

/** Counties with places first, as they are the ones to be named. @param {Mapped} places */
function countiesByUse({ counties, county }) {
  const used = new Set(county);
  const positions = counties.map((_, position) => position);
  positions.sort((one, other) => Number(used.has(other)) - Number(used.has(one)));
  return positions.map((position) => counties[position]);
}

/**
 * @param {Mapped} places
 * @param {(point: Point) => Point} convert
 * @returns {(view: View, marks: Marks, size: number) => import('./names.js').Name[]} those that find room
 */
function createNames(places, convert) {
  const named = (/** @type {{ name: string, label: Point }[]} */ divisions) =>
    divisions.map(({ name, label }) => ({ text: name, ...worldOf(convert(label)) }));
  const cities = named(places.cities);
  const counties = named(countiesByUse(places));
  return ({ zoom, left, top, width, height }, { count, x: xs, y: ys, clusters }, size) => {
    const scale = scaleAt(zoom);
    const names = (zoom < COUNTY_ZOOM ? cities : counties)
      .map(({ text, x, y }) => ({ text, x: x * scale - left, y: y * scale - top }))
      .filter(({ x, y }) => x > 0 && y > 0 && x < width && y < height);
    const dots = Array.from({ length: count }, (_, n) => ({ x: xs[n], y: ys[n] }));
    return placeNames(names, [...clusters, ...dots], size);
  };
}

/** @typedef {ReturnType<typeof createScene>} Scene */

/**
 * @param {Mapped} places
 * @param {(point: Point) => Point} convert from GCJ-02 to the system of what lies under the dots
 */
export function createScene(places, convert) {
  const world = createWorld(places.count);
  const clusters = createClusters(world);
  const namesFor = createNames(places, convert);
  const isOpen = (/** @type {number} */ row) => places.access[row] === 0;
  const isPaused = (/** @type {number} */ row) => (places.flags[row] & PAUSED) !== 0;
  const shown = {
    rows: new Uint32Array(0),
    /** @type {Point | undefined} */
    here: undefined,
    picked: -1,
    /** Whether nothing lies under the dots that has names of its own. */
    bare: true,
    colours: palette(),
  };
  /** @type {{ marks: Marks, view: View } | undefined} */
  let drawn;

  return {
    shown,

    /** @param {ArrayLike<number>} rows @returns {{ x: number, y: number }[]} in pixels of the world */
    spots: (rows) => Array.from(rows, (row) => ({ x: world.x[row], y: world.y[row] })),

    /** @param {Uint32Array} rows @param {Point | undefined} here */
    set(rows, here) {
      settle(world, places, rows, convert);
      Object.assign(shown, { rows, here, picked: -1, colours: palette() });
    },

    /** @param {CanvasRenderingContext2D} context an empty canvas @param {View} view */
    draw(context, view) {
      const { rows, here, picked, bare, colours } = shown;
      const marks = clusters.gather(rows, view);
      drawn = { marks, view };
      const size = NAME_SIZE * parseFloat(getComputedStyle(document.documentElement).fontSize);
      if (bare) paintNames(context, namesFor(view, marks, size), size, colours);
      paintClusters(context, marks, colours);
      paintDots(context, marks, isOpen, isPaused, colours);
      const at = marks.row.subarray(0, marks.count).indexOf(picked);
      if (at >= 0) paintPicked(context, { x: marks.x[at], y: marks.y[at] }, colours);
      if (here) paintHere(context, spotIn(view, convert(here)), colours);
    },

    /** What a finger means, by the picture that was drawn last. @param {Point} point in the system of the base */
    meant(point) {
      return drawn && markAt(drawn.marks, spotIn(drawn.view, point), shown.picked);
    },

    boxOf: clusters.boxOf,
  };
}

/** @param {View} view @param {Point} point */
function spotIn({ zoom, left, top }, point) {
  const { x, y } = worldOf(point);
  return { x: x * scaleAt(zoom) - left, y: y * scaleAt(zoom) - top };
}
