/**
 * The map as a script of its own, so that only those who look at it load Leaflet; the page finds it as
 * `window.showRoomMap`. What lies under the dots the page says itself.
 */
import { loadScript } from '../view/load.js';
import { showPlacesMap } from './placesmap.js';

/** @typedef {import('./rooms.js').Index} Index */
/** @typedef {import('./rooms.js').Room} Room */
/** @typedef {import('./coordinates.js').Point} Point */
/** @typedef {import('./placesmap.js').Told} Told */
/** @typedef {import('./world.js').Mapped} Mapped */

/**
 * @typedef {object} RoomMap
 * @property {(rooms: Room[], here: Point | undefined, nearest: Room[]) => void} show draws the rooms and looks at the
 *   nearest ones, or at all of them
 */

const SCALE = 100_000;
const script = /** @type {HTMLScriptElement} */ (document.currentScript).src;

/** @param {string} url of an archive of tiles */
async function openArchive(url) {
  await loadScript(script.replace('roommap.js', 'pmtiles.js'));
  return /** @type {any} */ (window).openPmtiles(url);
}

/** What the page says of the base, or nothing. @returns {import('./bases.js').Base | undefined} */
function baseOf() {
  const said = document.querySelector('[data-map-base]');
  return said ? JSON.parse(said.textContent || '') : undefined;
}

/** @param {Index} index @returns {Mapped} the index that the page of the first layer still reads */
function placesOf({ rooms, access, cities, counties }) {
  const units = (/** @type {number} */ degrees) => Math.round(degrees * SCALE);
  return {
    count: rooms.length,
    lon: Int32Array.from(rooms, ({ point }) => units(point[0])),
    lat: Int32Array.from(rooms, ({ point }) => units(point[1])),
    access: Uint8Array.from(rooms, (room) => access.indexOf(room.access)),
    flags: Uint8Array.from(rooms, ({ paused }) => Number(paused)),
    county: Uint8Array.from(rooms, ({ county }) => counties.indexOf(county)),
    cities,
    counties,
  };
}

/**
 * @param {HTMLElement} element
 * @param {Index} index
 * @param {(room: Room) => void} picked
 * @returns {RoomMap}
 */
function showIndex(element, index, picked) {
  const rowOf = new Map(index.rooms.map((room, row) => [room, row]));
  const rows = (/** @type {Room[]} */ rooms) =>
    Uint32Array.from(rooms, (room) => rowOf.get(room) || 0);
  const told = { picked: (/** @type {number} */ row) => picked(index.rooms[row]) };
  const map = showPlacesMap(element, placesOf(index), told, baseOf(), openArchive);
  return {
    show: (rooms, here, nearest) => map.show(rows(rooms), here, rows(nearest)),
  };
}

/** @type {any} */ (window).showRoomMap = (
  /** @type {HTMLElement} */ element,
  /** @type {any} */ places,
  /** @type {any} */ told,
) =>
  typeof told === 'function'
    ? showIndex(element, places, told)
    : showPlacesMap(element, places, told, baseOf(), openArchive);
