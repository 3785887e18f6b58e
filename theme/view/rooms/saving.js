/** Writes a list as a file for other programs. A script of its own, loaded when somebody wants a file. */
import { toCsv, toGeoJson, toKml } from '../../map/exports.js';

/** @type {any} */ (window).listWriters = { csv: toCsv, geojson: toGeoJson, kml: toKml };
