import { createGrid } from '../../map/grid.js';
import { addShard, createPlaces, DataChanged, readDetails } from '../../map/published.js';
import { fetchJson, fetchOptionalJson } from '../dom.js';

/** @typedef {import('../../map/grid.js').Grid} Grid */
/** @typedef {import('../../map/published.js').Details} Details */
/** @typedef {import('../../map/published.js').Places} Places */
/** @typedef {import('../../map/spoken.js').NamesFile} NamesFile */

/**
 * A layer's files, each fetched when it is first wanted and once; what did not come is asked for again the next time.
 * @typedef {object} Library
 * @property {Places} places
 * @property {() => Grid} grid of the rows that have come
 * @property {(shard: number) => Promise<void>} load its rows; those that are there already are not fetched again
 * @property {(shard: number) => Promise<void>} loadNames
 * @property {() => readonly (NamesFile | undefined)[]} names those that have come, by shard
 * @property {(county: number) => Promise<Details>} details
 */

/** @param {string} path of the layer's manifest @returns {Promise<Library>} */
export async function openLibrary(path) {
  const folder = path.replace(/[^/]+$/, '');
  /** @type {Map<string, Promise<any>>} */
  const files = new Map();
  const places = createPlaces(await fetchJson(path));
  const { shards } = places.manifest;
  /** @type {(NamesFile | undefined)[]} */
  const names = shards.map(() => undefined);
  /** @type {Grid | undefined} */
  let grid;

  /** @param {string} file @returns {Promise<any>} */
  const get = (file) => {
    const coming = files.get(file) || fetchNamed(folder + file);
    files.set(file, coming);
    coming.catch(() => files.delete(file));
    return coming;
  };

  return {
    places,
    grid: () => {
      grid = grid || createGrid(places);
      return grid;
    },
    load: async (shard) => {
      if (places.loaded[shard]) return;
      const file = await get(shards[shard][0]);
      if (places.loaded[shard]) return;
      addShard(places, shard, file);
      files.delete(shards[shard][0]); // the rows are in the columns now
      grid = undefined;
    },
    loadNames: async (shard) => {
      names[shard] = await get(shards[shard][1]);
    },
    names: () => names,
    details: async (county) =>
      readDetails(places, county, await get(places.counties[county].details)),
  };
}

/** A file the manifest names: where the site no longer has it, the list was published anew. @param {string} path */
async function fetchNamed(path) {
  const file = await fetchOptionalJson(path);
  if (file === null) throw new DataChanged();
  return file;
}
