/** Reads archives of tiles by ranges of bytes. A script of its own, loaded only where an archive lies under the map. */
import { PMTiles } from 'pmtiles';

/** @type {any} */ (window).openPmtiles = (/** @type {string} */ url) => new PMTiles(url);
