/**
 * The map beside the list: names and dots on an empty ground, no tiles, no request, unless a base is configured. Where
 * that does not come, the map says so and is what it is without.
 */

import { addBase, addCredit } from './bases.js';
import { addCanvas } from './canvas.js';
import { wgs84ToGcj02 } from './coordinates.js';
import { steerByKeys } from './keys.js';
import L, { zoomControl } from './leaflet.js';
import { palette } from './paint.js';
import { createScene } from './scene.js';
import { nearlyWgs84, WORLD_ZOOM } from './world.js';

/** @typedef {import('./bases.js').Archive} Archive */
/** @typedef {import('./leaflet.js').LatLng} LatLng */
/** @typedef {import('./leaflet.js').LeafletMap} LeafletMap */
/** @typedef {import('./bases.js').Base} Base */
/** @typedef {import('./clusters.js').Cluster} Cluster */
/** @typedef {import('./coordinates.js').Point} Point */
/** @typedef {import('./scene.js').Scene} Scene */
/** @typedef {import('./world.js').Mapped} Mapped */

/**
 * What the page wants to hear; points and boxes are GCJ-02 in degrees.
 * @typedef {object} Told
 * @property {(row: number) => void} picked a dot was tapped
 * @property {(point: Point) => void} [pointed] the ground was, where no dot is near
 * @property {(box: [west: number, south: number, east: number, north: number]) => void} [moved]
 * @property {(words: string) => void} [say] that the base does not come, for those who do not see the map
 */

/**
 * @typedef {object} PlacesMap
 * @property {(rows: Uint32Array, here: Point | undefined, look: ArrayLike<number>) => void} show draws these
 *   places and the visitor's own, and looks at those of `look`, or at all there is
 * @property {() => void} destroy
 */

const PROVINCE = L.latLngBounds([34.35, 114.75], [38.45, 122.75]);
/** How near the map goes by itself, to places found and to those of a cluster. */
const NEAR = 12;
const NEAREST = 17;
/** Air around what is looked at, in pixels. */
const AIR = 24;
/** So much of the upper left corner the buttons for nearer and further cover, with air around them. */
const BUTTONS = { x: 48 + AIR, y: 96 + AIR };

/** @param {Point} point */
const latLng = ([longitude, latitude]) => L.latLng(latitude, longitude);
/** @param {LatLng} place @returns {Point} */
const pointOf = ({ lng, lat }) => [lng, lat];
/** @param {LeafletMap} map @param {{ x: number, y: number }} spot in pixels of the world */
const placeOf = (map, { x, y }) => map.unproject([x, y], WORLD_ZOOM);

/** @param {HTMLElement} element @param {Base | undefined} base @param {boolean} calm */
function createMap(element, base, calm) {
  const map = L.map(element, {
    attributionControl: false,
    keyboard: false,
    zoomControl: false,
    zoomSnap: base ? 1 : 0.25, // between two zooms tiles would be blurred
    minZoom: base ? 5 : 5.75,
    maxZoom: Math.max(NEAREST, base ? base.zooms[1] : 0),
    maxBounds: PROVINCE.pad(0.5),
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    inertia: !calm,
  }).fitBounds(PROVINCE);
  zoomControl({ zoomInTitle: '放大', zoomOutTitle: '缩小' }).addTo(map);
  steerByKeys(map, calm);
  return map;
}

/** A line over the map; empty it is not there. @param {HTMLElement} element */
function createNote(element) {
  const note = L.DomUtil.create('p', 'map-note', element);
  note.hidden = true;
  return (/** @type {string} */ words) => {
    note.textContent = words;
    note.hidden = !words;
  };
}

/**
 * Looks at all of a box, as near as it goes. Where its corner would lie under the buttons, it stands beside them: a finger
 * could not come at what is there.
 * @param {LeafletMap} map
 * @param {import('leaflet').LatLngBounds} box
 * @param {[least: number, most: number]} zooms
 * @param {boolean} calm
 */
function lookAt(map, box, [least, most], calm) {
  /** @param {number} left air there, in pixels */
  const fitting = (left) => {
    const room = map.getBoundsZoom(box, false, L.point(left + AIR, 2 * AIR));
    const zoom = Math.min(most, Math.max(least, room));
    const corner = map.project(box.getNorthWest(), zoom);
    const middle = corner.add(map.project(box.getSouthEast(), zoom)).divideBy(2);
    middle.x -= (left - AIR) / 2;
    return { zoom, middle, corner: corner.subtract(middle).add(map.getSize().divideBy(2)) };
  };
  let { zoom, middle, corner } = fitting(AIR);
  if (corner.x < BUTTONS.x && corner.y < BUTTONS.y) ({ zoom, middle } = fitting(BUTTONS.x));
  map.setView(map.unproject(middle, zoom), zoom, { animate: !calm });
}

/** Goes so near that the places of a cluster part. @param {LeafletMap} map @param {Scene} scene @param {Cluster} cluster @param {boolean} calm */
function enter(map, scene, cluster, calm) {
  const { west, north, east, south } = scene.boxOf(cluster);
  const box = L.latLngBounds(
    placeOf(map, { x: west, y: south }),
    placeOf(map, { x: east, y: north }),
  );
  lookAt(map, box, [map.getZoom() + 1, NEAREST], calm);
}

/**
 * @param {LeafletMap} map
 * @param {Scene} scene
 * @param {Told} told
 * @param {(point: Point) => Point} convert from the system of the base to GCJ-02
 * @param {() => void} redraw
 * @param {boolean} calm
 */
function listen(map, scene, told, convert, redraw, calm) {
  map.on('click', ({ latlng }) => {
    const mark = scene.meant(pointOf(latlng));
    if (!mark) {
      told.pointed?.(convert(pointOf(latlng)));
    } else if ('row' in mark) {
      scene.shown.picked = mark.row;
      redraw();
      told.picked(mark.row);
    } else enter(map, scene, mark.cluster, calm);
  });
  map.on('mousemove', ({ latlng }) => {
    map.getContainer().style.cursor = scene.meant(pointOf(latlng)) ? 'pointer' : '';
  });
  map.on('moveend', () => {
    const box = map.getBounds();
    const [west, south] = convert(pointOf(box.getSouthWest()));
    const [east, north] = convert(pointOf(box.getNorthEast()));
    told.moved?.([west, south, east, north]);
  });
}

/** Colours follow the light while the map stands. @param {LeafletMap} map @param {() => void} recolour */
function followLight(map, recolour) {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addListener(recolour); // iOS 13 knows no addEventListener here
  map.on('unload', () => dark.removeListener(recolour));
}

/**
 * @param {HTMLElement} element
 * @param {Mapped} places
 * @param {Told} told
 * @param {Base | undefined} base what lies under the dots
 * @param {(url: string) => Promise<Archive>} open what reads it where it is an archive
 * @returns {PlacesMap}
 */
export function showPlacesMap(element, places, told, base, open) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = createMap(element, base, calm);
  const same = (/** @type {Point} */ point) => point;
  const [toBase, fromBase] = base?.wgs84 ? [nearlyWgs84, wgs84ToGcj02] : [same, same];
  const scene = createScene(places, toBase);
  const redraw = addCanvas(map, scene.draw);
  listen(map, scene, told, fromBase, redraw, calm);
  followLight(map, () => {
    scene.shown.colours = palette();
    redraw();
  });
  if (base) {
    const note = createNote(element);
    addCredit(map, base.credit);
    scene.shown.bare = false;
    addBase(map, base, open, (words) => {
      note(words);
      if (words) told.say?.(words);
      scene.shown.bare = Boolean(words);
      redraw();
    });
  }
  return {
    show(rows, here, look) {
      map.invalidateSize();
      scene.set(rows, here);
      redraw();
      const seen = scene.spots(look).map((spot) => placeOf(map, spot));
      if (here) seen.push(latLng(toBase(here)));
      const bounds = seen.length ? L.latLngBounds(seen) : PROVINCE;
      lookAt(map, bounds, [0, NEAR], calm);
    },
    destroy: () => map.remove(),
  };
}
