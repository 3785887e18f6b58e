/** What lies under the dots where an office has configured it: tiles of a server or of an archive, and whose they are. */
import L from './leaflet.js';

/** @typedef {import('./leaflet.js').LeafletMap} LeafletMap */

/**
 * As the page says it, in `data-map-base`.
 * @typedef {object} Base
 * @property {'tiles' | 'pmtiles'} kind
 * @property {string[]} urls with {z}, {x} and {y}, or of the one archive
 * @property {boolean} wgs84 the tiles are in WGS-84, not in GCJ-02
 * @property {[least: number, most: number]} zooms
 * @property {boolean} keyed the server wants to see which site asks
 * @property {string} credit whose it is, and its approval number
 */

/** @typedef {{ getZxy: (z: number, x: number, y: number) => Promise<{ data: ArrayBuffer } | undefined> }} Archive */

const PATIENCE = 3000;
const MISSING = '底图没有取到；点和列表照常可用。';
const SLOW = '底图来得很慢；点和列表照常可用。';

/**
 * @param {LeafletMap} map
 * @param {Base} base
 * @param {(url: string) => Promise<Archive>} open loads what reads archives
 * @param {(words: string) => void} tell what is wrong; '' once tiles come
 */
export function addBase(map, base, open, tell) {
  const options = {
    minZoom: base.zooms[0],
    maxNativeZoom: base.zooms[1],
    maxZoom: map.getMaxZoom(),
  };
  const layers =
    base.kind === 'pmtiles'
      ? [archiveLayer(open(base.urls[0]), options)]
      : base.urls.map((url) => L.tileLayer(url, { ...options, referrerPolicy: referrer(base) }));
  watch(layers[0], tell);
  for (const layer of layers) layer.addTo(map);
}

/** A key may be bound to a site: its server then has to see which one asks, but never which page. @param {Base} base */
const referrer = ({ keyed }) => (keyed ? 'strict-origin' : 'no-referrer');

/** @param {Promise<Archive>} opening @param {import('leaflet').GridLayerOptions} options @returns {import('leaflet').GridLayer} */
function archiveLayer(opening, options) {
  const layer = new L.GridLayer(options);
  /** @type {any} */ (layer).createTile = (
    /** @type {import('leaflet').Coords} */ { z, x, y },
    /** @type {(fault: unknown, tile: HTMLElement) => void} */ done,
  ) => {
    const tile = document.createElement('img');
    tile.alt = '';
    opening
      .then((archive) => archive.getZxy(z, x, y))
      .then((found) => found && picture(tile, found.data))
      .then(() => done(undefined, tile))
      .catch((fault) => done(fault, tile));
    return tile;
  };
  return layer;
}

/** Shows the bytes of a picture; rejects where they are none, as in an archive of vectors. @param {HTMLImageElement} tile @param {ArrayBuffer} bytes */
function picture(tile, bytes) {
  const url = URL.createObjectURL(new Blob([bytes]));
  return new Promise((resolve, reject) => {
    tile.onload = resolve;
    tile.onerror = () => reject(new Error('no picture'));
    tile.src = url;
  }).then(
    () => URL.revokeObjectURL(url),
    (fault) => {
      URL.revokeObjectURL(url);
      throw fault;
    },
  );
}

/** Says in words when of the tiles that are wanted none has come. @param {import('leaflet').GridLayer} layer @param {(words: string) => void} tell */
function watch(layer, tell) {
  let came = false;
  let failed = false;
  let waiting = 0;
  layer.on('loading', () => {
    came = failed = false;
    clearTimeout(waiting);
    waiting = window.setTimeout(() => tell(SLOW), PATIENCE);
  });
  layer.on('tileload', () => {
    came = true;
    clearTimeout(waiting);
    tell('');
  });
  layer.on('tileerror', () => {
    failed = true;
  });
  layer.on('load', () => {
    clearTimeout(waiting);
    if (failed && !came) tell(MISSING);
  });
  layer.on('remove', () => clearTimeout(waiting));
}

/** Whose the base is, at the lower left as the law has it. @param {LeafletMap} map @param {string} words */
export function addCredit(map, words) {
  const control = new L.Control({ position: 'bottomleft' });
  control.onAdd = () => {
    const credit = L.DomUtil.create('p', 'map-credit');
    credit.textContent = words;
    return credit;
  };
  control.addTo(map);
}
