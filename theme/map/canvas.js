/** A canvas that lies over the map and goes with it: drawn anew at rest and while it is moved, scaled while it is zoomed. */
import L from './leaflet.js';

/** @typedef {import('./clusters.js').View} View */
/** @typedef {import('./leaflet.js').LatLng} LatLng */
/** @typedef {import('./leaflet.js').LeafletMap} LeafletMap */

/** How much more than the map it covers on every side, for what a finger drags in. */
const MARGIN = 0.2;
/** Finer than this no eye sees. */
const SHARPEST = 2;

/**
 * @param {LeafletMap} map
 * @param {(context: CanvasRenderingContext2D, view: View) => void} draw draws on an empty canvas
 * @returns {() => void} asks to draw with the next frame
 */
export function addCanvas(map, draw) {
  const pane = /** @type {HTMLElement} */ (map.getPane('overlayPane'));
  const canvas = L.DomUtil.create('canvas', 'map-canvas leaflet-zoom-animated', pane);
  canvas.setAttribute('aria-hidden', 'true');
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  let corner = map.getCenter();
  let zoom = NaN;
  let frame = 0;

  const redraw = () => {
    frame = 0;
    const sharpness = Math.min(window.devicePixelRatio || 1, SHARPEST);
    const size = map.getSize();
    const at = map.containerPointToLayerPoint(size.multiplyBy(-MARGIN)).round();
    const { x: width, y: height } = size.multiplyBy(1 + 2 * MARGIN).round();
    fit(canvas, width, height, sharpness);
    L.DomUtil.setTransform(canvas, at, 1);
    corner = map.layerPointToLatLng(at);
    zoom = map.getZoom();
    const { x: left, y: top } = map.getPixelOrigin().add(at);
    context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    context.clearRect(0, 0, width, height);
    draw(context, { zoom, left, top, width, height });
  };
  const ask = () => {
    frame = frame || requestAnimationFrame(redraw);
  };
  /** Where Leaflet will put the world's corner at another zoom. @param {LatLng} center @param {number} next */
  const carry = (center, next) => {
    const moved = L.DomUtil.getPosition(/** @type {HTMLElement} */ (map.getPane('mapPane')));
    const origin = map.project(center, next).subtract(map.getSize().divideBy(2)).add(moved).round();
    const offset = map.project(corner, next).subtract(origin);
    L.DomUtil.setTransform(canvas, offset, map.getZoomScale(next, zoom));
  };
  map.on('zoomanim', (event) => carry(event.center, event.zoom));
  map.on('move', () => {
    if (map.getZoom() === zoom) ask();
    else carry(map.getCenter(), map.getZoom());
  });
  map.on('moveend zoomend viewreset resize', ask);
  map.on('unload', () => cancelAnimationFrame(frame));
  return ask;
}

/** To set a canvas's size empties its memory, so only where it differs. @param {HTMLCanvasElement} canvas @param {number} width @param {number} height @param {number} sharpness */
function fit(canvas, width, height, sharpness) {
  const [wide, high] = [Math.round(width * sharpness), Math.round(height * sharpness)];
  if (canvas.width === wide && canvas.height === high) return;
  canvas.width = wide;
  canvas.height = high;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}
