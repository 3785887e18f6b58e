import { PrecacheController } from 'workbox-precaching/PrecacheController.js';
import { SHELL } from '../offline/names.js';
import { outdated } from '../runner/offline.js';
import { pathOf, release } from './scope.js';
import { readState } from './state.js';

/*
 * What a release needs to start, whole or not at all, each release in a cache of its own: until a page of the new one has
 * started, the last good one stays beside it.
 */

export const OWN = SHELL + release.version;

const controller = new PrecacheController({ cacheName: OWN, fallbackToNetwork: false });
controller.addToCacheList(release.files);
const keys = controller.getURLsToCacheKeys();

const shells = async () => (await caches.keys()).filter((name) => name.startsWith(SHELL));

/**
 * Fetches the shell; rejects where any of it does not come, or is known not to start, and the release before stays.
 * @param {ExtendableEvent} event
 */
export async function install(event) {
  const { broken } = await readState();
  const bad = release.files.find(({ url }) => broken.includes(url));
  if (bad) throw new Error(`${bad.url} did not start`);
  await takeOver();
  await controller.install(event);
}

/** What an earlier shell has of this one is not fetched again. */
async function takeOver() {
  const own = await caches.open(OWN);
  const others = (await shells()).filter((name) => name !== OWN);
  for (const key of keys.values()) {
    for (const cacheName of others) {
      const held = await caches.match(key, { cacheName });
      if (held) await own.put(key, held);
    }
  }
}

/** Forgets the shells of earlier releases but the last good one. */
export async function forgetEarlier() {
  const { good } = await readState();
  await Promise.all(outdated(await shells(), OWN, good).map((name) => caches.delete(name)));
}

/** @param {string} address without a query @returns {Promise<Response | undefined>} */
export async function ofOwn(address) {
  const key = keys.get(address);
  return key === undefined ? undefined : caches.match(key, { cacheName: OWN });
}

/** The same of the last good release. @param {string} address */
export async function ofGood(address) {
  const { good } = await readState();
  if (!good || good === OWN) return undefined;
  return (await caches.has(good))
    ? caches.match(address, { cacheName: good, ignoreSearch: true })
    : undefined;
}

/** Whether all these assets are this release's. @param {readonly string[]} assets */
export const areOwn = (assets) =>
  assets.every((asset) => release.files.some(({ url }) => url === asset));

/** Addresses of this release's shell. @returns {string[]} */
export const addresses = () => [...keys.keys()].filter((address) => pathOf(address) !== null);
