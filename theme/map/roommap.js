/**
 * The map as a script of its own, so that only those who look at it load Leaflet; the page finds it as
 * `window.showRoomMap`. What lies under the dots the page says itself.
 */
import { getOptionalElement } from '../view/dom.js';
import { loadScript } from '../view/load.js';
import { showPlacesMap } from './placesmap.js';

/** @typedef {import('./placesmap.js').Told} Told */
/** @typedef {import('./world.js').Mapped} Mapped */

/** What the page says of the base, and of the script that reads one from an archive. */
const findSaid = () => getOptionalElement('[data-map-base]');

/** @param {string} url of an archive of tiles */
async function openArchive(url) {
  await loadScript(findSaid()?.dataset.archive || '');
  return /** @type {any} */ (window).openPmtiles(url);
}

/** @returns {import('./bases.js').Base | undefined} */
function baseOf() {
  const said = findSaid();
  return said ? JSON.parse(said.textContent || '') : undefined;
}

/** @type {any} */ (window).showRoomMap = (
  /** @type {HTMLElement} */ element,
  /** @type {Mapped} */ places,
  /** @type {Told} */ told,
) => showPlacesMap(element, places, told, baseOf(), openArchive);
