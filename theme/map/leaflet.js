/**
 * The parts of Leaflet that the map is made of, taken one by one: markers, shapes, popups and the rest would be more than
 * a third of it, and every phone would have to load them. What they are, the package's own types say.
 */
import { Control } from 'leaflet/src/control/Control.js';
import { zoom } from 'leaflet/src/control/Control.Zoom.js';
import * as DomUtil from 'leaflet/src/dom/DomUtil.js';
import { toLatLng } from 'leaflet/src/geo/LatLng.js';
import { toLatLngBounds } from 'leaflet/src/geo/LatLngBounds.js';
import { toPoint } from 'leaflet/src/geometry/Point.js';
import { GridLayer } from 'leaflet/src/layer/tile/GridLayer.js';
import { tileLayer } from 'leaflet/src/layer/tile/TileLayer.js';
import { createMap } from 'leaflet/src/map/Map.js';
import 'leaflet/src/map/handler/Map.DoubleClickZoom.js';
import 'leaflet/src/map/handler/Map.Drag.js';
import 'leaflet/src/map/handler/Map.ScrollWheelZoom.js';
import 'leaflet/src/map/handler/Map.TouchZoom.js';

/** @typedef {typeof import('leaflet')} Leaflet */
/** @typedef {import('leaflet').Map} LeafletMap */
/** @typedef {import('leaflet').LatLng} LatLng */

/** @type {Pick<Leaflet, 'Control' | 'DomUtil' | 'GridLayer' | 'latLng' | 'latLngBounds' | 'map' | 'point' | 'tileLayer'>} */
const parts = {
  Control,
  DomUtil,
  GridLayer,
  latLng: toLatLng,
  latLngBounds: toLatLngBounds,
  map: createMap,
  point: toPoint,
  tileLayer,
};
/** @type {Leaflet['control']['zoom']} */
export const zoomControl = zoom;
export default parts;
