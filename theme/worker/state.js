import { STATE } from '../offline/names.js';
import { urlOf } from './scope.js';

/*
 * What outlives a release: the shell of the last one that is known to start, and what is known not to.
 */

/** @typedef {{ good?: string, broken: string[] }} State */

const MOST = 20;
const address = () => urlOf('-state');

/** @returns {Promise<State>} */
export async function readState() {
  const kept = await caches.match(address(), { cacheName: STATE });
  return kept ? kept.json() : { broken: [] };
}

/** @param {State} state */
async function write(state) {
  const cache = await caches.open(STATE);
  await cache.put(address(), new Response(JSON.stringify(state)));
}

/** @param {string} good */
export const markGood = async (good) => write({ ...(await readState()), good });

/** @param {string} asset */
export async function markBroken(asset) {
  const { broken, ...rest } = await readState();
  const others = broken.filter((one) => one !== asset);
  await write({ ...rest, broken: [...others, asset].slice(-MOST) });
}
