/**
 * The map as a script of its own, so that only those who look at it load Leaflet; the page finds it as
 * `window.showRoomMap`. What lies under the dots the page says itself.
 */
import { loadScript } from '../view/load.js';
import { showPlacesMap } from './placesmap.js';

/** @typedef {import('./placesmap.js').Told} Told */
/** @typedef {import('./world.js').Mapped} Mapped */

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

/** @type {any} */ (window).showRoomMap = (
  /** @type {HTMLElement} */ element,
  /** @type {Mapped} */ places,
  /** @type {Told} */ told,
) => showPlacesMap(element, places, told, baseOf(), openArchive);
