/**
 * Every place of a published list as the phone's scripts read it, and the ids that each query finds by name;
 * tests/generator/places/test_read_on_phone.py runs it, `node places_read.js FOLDER QUERY…`, and compares.
 */
import { readFileSync } from 'node:fs';
import { describe } from '../../theme/map/described.js';
import {
  addShard,
  countyRows,
  createPlaces,
  idOf,
  readDetails,
  rowOf,
} from '../../theme/map/published.js';
import { namedRows } from '../../theme/map/spoken.js';

const [folder, ...queries] = process.argv.slice(2);
const json = (/** @type {string} */ name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));

const places = createPlaces(json('manifest.json'));
const names = places.manifest.shards.map(([index, file], position) => {
  addShard(places, position, json(index));
  return json(file);
});

const read = places.counties.flatMap(({ details }, county) => {
  const [first, end] = countyRows(places, county);
  if (first === end) return [];
  const file = readDetails(places, county, json(details));
  return Array.from({ length: end - first }, (_, n) => describe(places, first + n, file));
});

const found = queries.map((query) =>
  Array.from(namedRows(places, names, query).entries())
    .filter(([, named]) => named)
    .map(([row]) => idOf(places, row)),
);
const lost = read.filter(({ id }, row) => rowOf(places, id) !== row);
const chosen = places.own.map((values) => Array.from(values));
const flags = Array.from(places.flags);
console.log(JSON.stringify({ read, found, lost, chosen, flags, shards: names.length }));
