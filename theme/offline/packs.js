import { kindOf } from '../runner/offline.js';
import { ASSETS, DATA, FILMS, PACKS, PAGES } from './names.js';

/*
 * What the learner asked to keep. A pack is a list of files, which lie in the caches that the worker answers from: what
 * several packs have lies there once, and what is read newer later is newer for all.
 */

/** Path from the site's root, bytes, and what changes with its content where the name does not. @typedef {[path: string, bytes: number, revision?: string]} File */
/**
 * `list`: where the site says what is in it; `whole` false: begun and not finished.
 * @typedef {{ id: string, title: string, path: string, list: string, version: string, files: File[], whole: boolean, time: number }} Pack
 */

/** @param {string} path @returns {string} the cache a file lies in */
export function cacheOf(path) {
  const kind = kindOf(path, path === '' || path.endsWith('/'));
  return kind === 'page' ? PAGES : kind === 'asset' ? ASSETS : kind === 'film' ? FILMS : DATA;
}

/** @returns {Promise<Pack[]>} */
export async function readPacks() {
  const cache = await caches.open(PACKS);
  const kept = await cache.matchAll();
  return Promise.all(kept.map((one) => one.json()));
}

/** Every file of every pack. @returns {Promise<string[]>} */
export const filesOfPacks = async () =>
  (await readPacks()).flatMap(({ files }) => files.map(([path]) => path));
