// Reads a published list as a phone does and asks it for the nearest places. `node --expose-gc locator.mjs FOLDER` prints
// what that cost: milliseconds of CPU to load, megabytes that stay, milliseconds of a question and of a search by name.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { filtersOf, predicate } from '../../theme/map/filters.js';
import { createGrid } from '../../theme/map/grid.js';
import { nearest } from '../../theme/map/nearest.js';
import { addShard, createPlaces } from '../../theme/map/published.js';
import { namedRows } from '../../theme/map/spoken.js';
import { anyQuery, chanceOf, somewhere } from '../theme/places_made.js';

const QUESTIONS = 500;
const WANTED = 20;
const TYPED = ['长清', 'changqing', 'yy', '医院', 'shanxian zq'];

const folder = process.argv[2];
const bytes = (name) => readFileSync(`${folder}/${name}`);
const json = (file) => JSON.parse(file.toString());
const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];

function megabytes() {
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

/** From bytes to columns and a grid. */
function load(manifest, shards) {
  const places = createPlaces(json(manifest));
  shards.forEach((shard, position) => addShard(places, position, json(shard)));
  return { places, grid: createGrid(places) };
}

function timed(ask) {
  const began = performance.now();
  ask();
  return performance.now() - began;
}

let manifest = bytes('manifest.json');
let shards = json(manifest).shards.map(([index]) => bytes(index));
const sent = [manifest, ...shards].reduce((sum, { length }) => sum + length, 0) / 2 ** 20;
const before = megabytes();
const began = process.cpuUsage();
const { places, grid } = load(manifest, shards);
const { user, system } = process.cpuUsage(began);
[manifest, shards] = [undefined, undefined];
const heap = megabytes() - before + sent; // the bytes as sent were held before and are not any more

const chance = chanceOf(1);
let found = 0;
const questions = Array.from({ length: QUESTIONS }, () => {
  const [here, query] = [somewhere(chance), anyQuery(places.manifest, chance)];
  return timed(() => {
    const accepts = predicate(places, filtersOf(places.manifest, query));
    found += nearest(grid, here, accepts, WANTED).length;
  });
});
if (found < QUESTIONS) throw new Error(`${found} found`);

const names = places.manifest.shards.map(([, file]) => json(bytes(file)));
const searches = TYPED.map((query) => timed(() => namedRows(places, names, query)));
console.log(
  JSON.stringify({
    load: (user + system) / 1000,
    heap,
    nearest: median(questions),
    search: Math.max(...searches),
  }),
);
