/**
 * The map beside the list: names and dots on an empty ground, no tiles, no request. A script of its own, so that only
 * those who look at the map load Leaflet; view/rooms.js finds it as `window.showRoomMap`.
 */
import L from 'leaflet';
import { placeNames } from './names.js';

/** @typedef {import('./rooms.js').Index} Index */
/** @typedef {import('./rooms.js').Room} Room */
/** @typedef {import('./coordinates.js').Point} Point */

/**
 * @typedef {object} RoomMap
 * @property {(rooms: Room[], here: Point | undefined, nearest: Room[]) => void} show draws the rooms and looks at the
 *   nearest ones, or at all of them
 */

/** From this zoom on counties are named, below it only cities. */
const COUNTY_ZOOM = 8.25;
/** The pane of the names; Leaflet draws dots at 400. */
const NAMES = 'names';
const UNDER_DOTS = '350';
/** How large names are at most, in rem; as in styles/roommap.css. */
const NAME_SIZE = 0.84;
const PROVINCE = L.latLngBounds([34.35, 114.75], [38.45, 122.75]);

/** @param {Point} point */
const latLng = ([longitude, latitude]) => L.latLng(latitude, longitude);

/** The colours of tokens.css as they are now, light or dark. */
function palette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  return { ground: colour('--surface'), room: colour('--red-fill'), here: colour('--focus') };
}

/** @typedef {ReturnType<typeof palette>} Palette */

/** @param {string} text @param {L.LatLng} place @param {string} className */
function label(text, place, className) {
  const name = document.createElement('span');
  name.textContent = text;
  const icon = L.divIcon({ className: `map-label ${className}`, html: name, iconSize: [0, 0] });
  return L.marker(place, { icon, pane: NAMES, interactive: false, keyboard: false });
}

/** Counties with rooms first, as they are the ones to be named. @param {Index} index */
function countiesByUse({ counties, rooms }) {
  const used = new Set(rooms.map(({ county }) => county));
  return [...counties].sort((one, other) => Number(used.has(other)) - Number(used.has(one)));
}

/**
 * Names under the dots, as many as find room at each zoom; the answer draws them anew around other rooms.
 * @param {Index} index
 * @param {L.Map} map
 * @returns {(rooms: Room[]) => void}
 */
function addLabels(index, map) {
  map.createPane(NAMES).style.zIndex = UNDER_DOTS;
  const layer = L.layerGroup().addTo(map);
  const counties = countiesByUse(index);
  const size = NAME_SIZE * parseFloat(getComputedStyle(document.documentElement).fontSize);
  const pixels = (/** @type {Point} */ point) => {
    const { x, y } = map.project(latLng(point));
    return { x, y };
  };
  /** @type {Room[]} */
  let shown = [];
  const draw = () => {
    const near = map.getZoom() >= COUNTY_ZOOM;
    const divisions = near ? counties : index.cities;
    const names = divisions.map((one) => ({ ...pixels(one.label), text: one.name }));
    const dots = shown.map(({ point }) => pixels(point));
    layer.clearLayers();
    for (const { text, x, y } of placeNames(names, dots, size))
      layer.addLayer(label(text, map.unproject([x, y]), near ? 'map-county' : 'map-city'));
  };
  map.on('zoomend', draw);
  return (rooms) => {
    shown = rooms;
    draw();
  };
}

/** @param {number} zoom @param {Room} room smaller from afar, and while it is closed */
const radius = (zoom, room) => (zoom < COUNTY_ZOOM ? 3.5 : 7) * (room.paused ? 0.6 : 1);

/** @param {Room} room @param {boolean} open filled for everybody, a ring for some @param {Palette} colours */
function dot(room, open, colours) {
  return L.circleMarker(latLng(room.point), {
    weight: open ? 1 : 2.5,
    color: open ? colours.ground : colours.room,
    fillColor: open ? colours.room : colours.ground,
    fillOpacity: 1,
  });
}

/** @param {Point} here @param {Palette} colours */
function hereMark(here, colours) {
  const look = { radius: 8, weight: 3, color: colours.ground, fillColor: colours.here };
  return L.circleMarker(latLng(here), { ...look, fillOpacity: 1, interactive: false });
}

/**
 * @param {HTMLElement} element
 * @param {Index} index
 * @param {(room: Room) => void} picked a dot was tapped
 * @returns {RoomMap}
 */
function showRoomMap(element, index, picked) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(element, {
    attributionControl: false,
    preferCanvas: true,
    renderer: L.canvas({ tolerance: 12, padding: 0.3 }),
    zoomControl: false,
    zoomSnap: 0.25,
    minZoom: 5.75,
    maxZoom: 17,
    maxBounds: PROVINCE.pad(0.5),
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    inertia: !calm,
  }).fitBounds(PROVINCE);
  L.control.zoom({ zoomInTitle: '放大', zoomOutTitle: '缩小' }).addTo(map);
  const drawNames = addLabels(index, map);
  const marks = L.layerGroup().addTo(map);
  /** @type {Map<Room, L.CircleMarker>} */
  const dots = new Map();
  const resize = () => {
    for (const [room, mark] of dots) mark.setRadius(radius(map.getZoom(), room));
  };
  map.on('zoomend', resize);
  return {
    show(rooms, here, nearest) {
      map.invalidateSize();
      const colours = palette();
      marks.clearLayers();
      dots.clear();
      for (const room of rooms) {
        dots.set(
          room,
          dot(room, room.access === index.access[0], colours)
            .on('click', () => picked(room))
            .addTo(marks),
        );
      }
      resize();
      drawNames(rooms);
      if (here) hereMark(here, colours).addTo(marks);
      const points = nearest.map(({ point }) => latLng(point));
      if (here) points.push(latLng(here));
      const bounds = points.length ? L.latLngBounds(points) : PROVINCE;
      map.fitBounds(bounds, { padding: [24, 24], maxZoom: 12, animate: !calm });
    },
  };
}

/** @type {any} */ (window).showRoomMap = showRoomMap;
