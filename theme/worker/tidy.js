import { ASSETS, DATA, PAGES } from '../offline/names.js';
import { filesOfPacks } from '../offline/packs.js';
import { surplus } from '../runner/offline.js';
import { urlOf } from './scope.js';

/** How many files are kept by the way, beside what the learner asked to keep. @type {Record<string, number>} */
const MOST = { [PAGES]: 60, [DATA]: 200, [ASSETS]: 200 };
/** Files more than that before anything is forgotten: looking takes longer than keeping. */
const SLACK = 20;
/** @type {Map<string, number>} */
const written = new Map();

/** Now and then forgets the oldest of what nobody asked to keep. @param {string} cacheName */
export async function tidy(cacheName) {
  const count = (written.get(cacheName) || 0) + 1;
  written.set(cacheName, count % SLACK);
  const most = MOST[cacheName];
  if (count < SLACK || most === undefined) return;
  const cache = await caches.open(cacheName);
  const kept = (await cache.keys()).map(({ url }) => url);
  const wanted = new Set((await filesOfPacks()).map(urlOf));
  await Promise.all(surplus(kept, wanted, most).map((address) => cache.delete(address)));
}
