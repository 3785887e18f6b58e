/**
 * Places as files for other programs, in WGS-84: GeoJSON, KML, and CSV for spreadsheets. Each says what the data are and of
 * which day. No DOM.
 */
import { gcj02ToWgs84 } from './coordinates.js';

/** @typedef {import('./described.js').Described} Described */
/** @typedef {import('./published.js').Manifest} Manifest */
/** @typedef {[name: string, text: (place: Described) => string]} Field */

/** What stands in every file, beside where a place is. @type {Field[]} */
const FIELDS = [
  ['编号', ({ id }) => id],
  ['名称', ({ name }) => name],
  ['市', ({ city }) => city],
  ['县(市、区)', ({ county }) => county],
  ['地址', ({ address }) => address],
  ['楼层房间', ({ detail }) => detail],
  ['场所类型', ({ type }) => type],
  ['开放范围', ({ access }) => access],
  ['开放时间', ({ hours }) => hours],
  ['联系电话', ({ phone }) => phone],
  ['设施', ({ facilities }) => facilities.join('、')],
  ['级别', ({ level }) => level],
  ['状态', ({ paused }) => (paused ? '暂停' : '启用')],
];
const PLACES_OF_DEGREES = 6;
const LIKE_A_FORMULA = /^\s*'?[=+\-@＝＋－＠]/;
/** What XML cannot hold. */
const UNPRINTED = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** @param {Manifest} manifest @returns {Field[]} with the layer's own columns */
const fieldsOf = ({ columns }) =>
  FIELDS.concat(columns.map(({ name }, n) => [name, ({ own }) => own[n]]));

/**
 * What the data are, in a sentence or two.
 * @param {Manifest} manifest
 * @param {string} origin
 */
function noteOf({ layer, today }, origin) {
  const kind = layer.sample ? '示例数据，不是真的。' : '';
  return `${kind}${layer.title}，${today} 的数据，坐标系为 WGS-84，以现场为准。${origin}`;
}

/** @param {Described} place @returns {[longitude: number, latitude: number]} WGS-84 */
function degreesOf({ point }) {
  const [longitude, latitude] = gcj02ToWgs84(point);
  return [rounded(longitude), rounded(latitude)];
}

/** @param {number} degrees */
const rounded = (degrees) => Number(degrees.toFixed(PLACES_OF_DEGREES));

/**
 * RFC 7946; what is not known is left out.
 * @param {readonly Described[]} places
 * @param {Manifest} manifest
 * @param {string} [origin] where they are from and under which licence, a sentence
 */
export function toGeoJson(places, manifest, origin = '') {
  const fields = fieldsOf(manifest);
  const features = places.map((place) => ({
    type: 'Feature',
    id: place.id,
    geometry: { type: 'Point', coordinates: degreesOf(place) },
    properties: Object.fromEntries(known(fields, place)),
  }));
  const { title: name } = manifest.layer;
  const description = noteOf(manifest, origin);
  return `${JSON.stringify({ type: 'FeatureCollection', name, description, features })}\n`;
}

/** @param {Field[]} fields @param {Described} place @returns {[name: string, text: string][]} */
const known = (fields, place) =>
  fields
    .map(([name, text]) => /** @type {[string, string]} */ ([name, text(place)]))
    .filter(([, text]) => text);

/**
 * KML 2.2.
 * @param {readonly Described[]} places
 * @param {Manifest} manifest
 * @param {string} [origin]
 */
export function toKml(places, manifest, origin = '') {
  const fields = fieldsOf(manifest);
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Document>',
    element('name', manifest.layer.title) + element('description', noteOf(manifest, origin)),
    ...places.map((place) => placemark(place, known(fields, place))),
    '</Document></kml>',
  ].join('\n')}\n`;
}

/** @param {Described} place @param {[name: string, text: string][]} texts */
function placemark(place, texts) {
  const data = texts.map(
    ([name, text]) => `<Data name="${escaped(name)}">${element('value', text)}</Data>`,
  );
  const point = `<Point>${element('coordinates', degreesOf(place).join())}</Point>`;
  const all = `<ExtendedData>${data.join('')}</ExtendedData>`;
  return `<Placemark>${element('name', place.name)}${all}${point}</Placemark>`;
}

/** @param {string} name @param {string} text */
const element = (name, text) => `<${name}>${escaped(text)}</${name}>`;

/** @param {string} text */
const escaped = (text) =>
  text
    .replace(UNPRINTED, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

/**
 * RFC 4180 in UTF-8 with a mark, as Excel wants it; no cell can be taken for a formula.
 * @param {readonly Described[]} places
 * @param {Manifest} manifest
 * @param {string} [origin]
 */
export function toCsv(places, manifest, origin = '') {
  const fields = fieldsOf(manifest);
  const note = noteOf(manifest, origin);
  const header = [...fields.map(([name]) => name), '经度', '纬度', '坐标系', '说明'];
  const rows = places.map((place) => [
    ...fields.map(([, text]) => text(place)),
    ...degreesOf(place).map(String),
    ...['手机GPS(WGS-84)', note],
  ]);
  return `\ufeff${[header, ...rows].map((cells) => `${cells.map(cell).join()}\r\n`).join('')}`;
}

/** @param {string} text */
function cell(text) {
  const guarded = LIKE_A_FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replace(/"/g, '""')}"` : guarded;
}
