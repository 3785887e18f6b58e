import { kindOf } from '../runner/offline.js';
import { fetchWhole } from './fetching.js';
import { ASSETS, DATA, FILMS, PACKS, PAGES } from './names.js';

/*
 * What the learner asked to keep. A pack is a list of files, which lie in the caches that the worker answers from: what
 * several packs have lies there once, and what is read newer later is newer for all. `root` is the site's address.
 */

/** Path from the site's root, bytes, and what changes with its content where the name does not. @typedef {[path: string, bytes: number, revision?: string]} File */
/** @typedef {{ title: string, sources: { height: number, src: string, bytes: number }[], audio: { src: string, bytes: number } | null }} Film */
/** What the site offers: generator/offline/packs.py. @typedef {{ id: string, title: string, path: string, version: string, files: File[], films: Film[] }} Offer */
/**
 * What is kept of an offer, with its videos or without. `list`: where the site offers it; `whole` false: begun and not
 * finished.
 * @typedef {{ id: string, title: string, path: string, version: string, files: File[], list: string, films: boolean, whole: boolean, time: number }} Pack
 */

const REVISION = 'suixue-revision';
const AT_A_TIME = 4;

/** @param {string} path @returns {string} the cache a file lies in */
function cacheOf(path) {
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

/** @param {string} root @param {string} id */
const addressOf = (root, id) => `${root}-packs/${encodeURIComponent(id)}`;

/** @param {string} root @param {Pack} pack */
async function write(root, pack) {
  const cache = await caches.open(PACKS);
  await cache.put(addressOf(root, pack.id), new Response(JSON.stringify(pack)));
}

/** @param {string} root @param {File} file */
async function isThere(root, [path, , revision = '']) {
  const held = await caches.match(root + path, { cacheName: cacheOf(path) });
  return held !== undefined && (!revision || held.headers.get(REVISION) === revision);
}

/** @param {string} root @param {File} file @param {(bytes: number) => void} came @param {AbortSignal | undefined} signal */
async function takeFile(root, [path, bytes, revision = ''], came, signal) {
  const body = await fetchWhole(root + path, came, signal);
  const name = cacheOf(path);
  if (name === FILMS && body.size !== bytes) throw new Error(`${path}: ${body.size} of ${bytes}`);
  const headers = {
    'content-type': body.type,
    'content-length': String(body.size),
    [REVISION]: revision,
  };
  const cache = await caches.open(name);
  await cache.put(root + path, new Response(body, { headers }));
}

/** Deletes those of these files that no pack has. @param {string} root @param {readonly File[]} files */
async function dropFiles(root, files) {
  const wanted = new Set(await filesOfPacks());
  for (const [path] of files) {
    if (wanted.has(path)) continue;
    const cache = await caches.open(cacheOf(path));
    await cache.delete(root + path);
  }
}

/**
 * Fetches these files, some at a time.
 * @param {string} root
 * @param {readonly File[]} files
 * @param {{ reached?: (share: number) => void, signal?: AbortSignal }} how
 * @returns {Promise<Error | undefined>} why it broke off, if it did
 */
async function fetchAll(root, files, { reached = () => {}, signal }) {
  const missing = [...files];
  const total = missing.reduce((sum, [, bytes]) => sum + bytes, 0);
  let got = 0;
  /** @param {number} bytes */
  const came = (bytes) => {
    got += bytes;
    reached(Math.min(100, Math.floor((100 * got) / total)));
  };
  /** @type {Error[]} */
  const faults = [];
  const work = async () => {
    for (let next = missing.shift(); next; next = missing.shift()) {
      await takeFile(root, next, came, signal).catch((error) => faults.push(error));
      if (faults.length > 0) missing.length = 0; // the others stop after what they are at
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return faults.find(isFull) || faults[0];
}

/** Whether the phone had no room. @param {Error} error */
const isFull = ({ name }) => name === 'QuotaExceededError';

/** @param {string} root @param {readonly File[]} files @returns {Promise<File[]>} those that are not there as they should be */
async function missingOf(root, files) {
  /** @type {File[]} */
  const missing = [];
  for (const file of files) if (!(await isThere(root, file))) missing.push(file);
  return missing;
}

/**
 * Fetches what is not there yet, and says that the pack is kept once all of it is. What breaks off goes on another time;
 * what was kept before stays so until all of what is newer has come.
 * @param {string} root
 * @param {Omit<Pack, 'whole'>} wanted
 * @param {{ reached?: (share: number) => void, signal?: AbortSignal }} [how] `reached`: per cent
 * @throws {Error} named QuotaExceededError where the phone has no room: then nothing of it stays but what was kept before
 */
export async function takePack(root, wanted, how = {}) {
  const before = (await readPacks()).find(({ id }) => id === wanted.id);
  const old = before?.whole ? before : undefined;
  if (!old) await write(root, { ...wanted, whole: false });
  const missing = await missingOf(root, wanted.files);
  const fault = await fetchAll(root, missing, how);
  if (fault && old) await standBack(root, old, isFull(fault) ? [] : missing);
  else if (fault && isFull(fault)) await removePack(root, wanted.id);
  if (fault && isFull(fault)) await dropFiles(root, missing);
  if (fault) throw fault;
  await write(root, { ...wanted, whole: true });
  if (before) await dropFiles(root, before.files);
}

/**
 * The pack is what it was; of what was to make it newer what has come is not forgotten.
 * @param {string} root
 * @param {Pack} old
 * @param {readonly File[]} newer
 */
async function standBack(root, old, newer) {
  const known = new Set(old.files.map(([path]) => path));
  const lost = new Set(await missingOf(root, newer));
  const came = newer.filter((file) => !known.has(file[0]) && !lost.has(file));
  await write(root, { ...old, files: [...old.files, ...came] });
}

/** @param {string} root @param {string} id */
export async function removePack(root, id) {
  const pack = (await readPacks()).find((one) => one.id === id);
  const cache = await caches.open(PACKS);
  await cache.delete(addressOf(root, id));
  if (pack) await dropFiles(root, pack.files);
}

/**
 * What a pack would be made of this offer.
 * @param {Offer} offer
 * @param {string} list
 * @param {readonly File[]} films none: without videos
 * @param {number} time
 * @returns {Omit<Pack, 'whole'>}
 */
export const packOf = ({ id, title, path, version, files, films: all }, list, films, time) => ({
  id,
  title,
  path,
  version,
  files: [...files, ...films],
  list,
  films: films.length === all.length && films.length > 0,
  time,
});

/**
 * @param {string} root
 * @param {Pack} pack
 * @param {number} time
 */
async function renewPack(root, pack, time) {
  const answer = await fetch(root + pack.list);
  /** @type {{ packs: Offer[] }} */
  const { packs } = answer.ok ? await answer.json() : { packs: [] };
  const offer = packs.find(({ id }) => id === pack.id);
  if (!pack.whole || !offer || offer.version === pack.version) return;
  const offered = new Set(
    offer.films.flatMap(({ sources, audio }) => [...sources, audio].map((one) => one?.src)),
  );
  const films = pack.files.filter(([path]) => offered.has(path));
  await takePack(root, packOf(offer, pack.list, films, time));
}

/**
 * Brings the text of what is kept up to what the site now has; of videos only what is there already. One that does not
 * come stays as it is.
 * @param {string} root
 * @param {number} time
 */
export async function renewPacks(root, time) {
  for (const pack of await readPacks()) await renewPack(root, pack, time).catch(() => {});
}
