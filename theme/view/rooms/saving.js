/** Writes a list as a file for other programs. A script of its own, loaded when somebody wants a file. */
import { describe } from '../../map/described.js';
import { toCsv, toGeoJson, toKml } from '../../map/exports.js';
import { brand, el } from '../dom.js';
import { countiesOf } from './showing.js';

/** @typedef {import('../../map/described.js').Described} Described */
/** @typedef {import('../../map/published.js').Details} Details */
/** @typedef {import('./finding.js').Listed} Listed */
/** @typedef {import('./library.js').Library} Library */

const FORMS = {
  csv: { write: toCsv, type: 'text/csv' },
  geojson: { write: toGeoJson, type: 'application/geo+json' },
  kml: { write: toKml, type: 'application/vnd.google-earth.kml+xml' },
};

/**
 * All of it or nothing: rejects where the details of a county do not come.
 * @param {Library} library
 * @param {readonly Listed[]} listed
 * @param {keyof typeof FORMS} form
 * @param {(done: number, of: number) => void} progress in counties
 */
async function saveList(library, listed, form, progress) {
  const { places } = library;
  const { manifest } = places;
  const counties = countiesOf(library, listed);
  /** @type {Map<number, Details>} */
  const details = new Map();
  for (const county of counties) {
    progress(details.size, counties.length);
    details.set(county, await library.details(county));
  }
  const described = listed.map(({ row }) =>
    describe(places, row, /** @type {Details} */ (details.get(places.county[row]))),
  );
  const { write, type } = FORMS[form];
  const text = write(described, manifest, `来自${brand()}。`);
  download(new Blob([text], { type }), `${manifest.layer.title}.${form}`);
}

/** @param {Blob} blob @param {string} name */
function download(blob, name) {
  const url = URL.createObjectURL(blob);
  el('a', { href: url, download: name }).click();
  window.setTimeout(() => URL.revokeObjectURL(url), 60000);
}

/** @type {any} */ (window).saveList = saveList;
