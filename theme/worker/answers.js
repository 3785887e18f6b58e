import { createPartialResponse } from 'workbox-range-requests/createPartialResponse.js';
import { CacheFirst } from 'workbox-strategies/CacheFirst.js';
import { NetworkFirst } from 'workbox-strategies/NetworkFirst.js';
import { ASSETS, DATA, FILMS, PAGES } from '../offline/names.js';
import { assetsIn, needsAny } from '../runner/offline.js';
import { pathOf, urlOf, worker } from './scope.js';
import { ofGood, ofOwn } from './shell.js';
import { markBroken, readState } from './state.js';
import { tidy } from './tidy.js';

/** @typedef {import('workbox-core/types.js').WorkboxPlugin} Plugin */
/** @typedef {import('../runner/offline.js').Kind} Kind */

/** Seconds that the network has before a kept page or file is shown instead. */
const PATIENCE = 3;
const OFFLINE = 'me/offline/';

/** @param {string} address */
const bare = (address) => address.replace(/[?#].*$/, '');

/** @param {Response} response */
const textOf = (response) => response.clone().text();

/**
 * What is kept of a page: what was seen last, else this release's, else the last good one's; of these the first that
 * needs nothing known not to start.
 * @param {string} address
 * @param {Response | undefined} [seen]
 */
export async function keptPage(address, seen) {
  const { broken } = await readState();
  const held = [seen, await ofOwn(address), await ofGood(address)];
  for (const one of held) if (one && !needsAny(await textOf(one), broken)) return one;
  return held.find(Boolean);
}

/** Whether a page could be shown from what is kept without what did not start. @param {string} address */
export async function hasSoundPage(address) {
  const { broken } = await readState();
  const held = await keptPage(bare(address));
  return held !== undefined && !needsAny(await textOf(held), broken);
}

/** Only what is whole and was not led elsewhere is kept, by its address without a query. @type {Plugin} */
const whole = {
  cacheKeyWillBeUsed: async ({ request }) => bare(request.url),
  cacheWillUpdate: async ({ response }) =>
    response.status === 200 && !response.redirected ? response : null,
  cacheDidUpdate: async ({ cacheName }) => tidy(cacheName),
};

/** A page of the network that needs what did not start gives way to one that does without. @type {Plugin} */
const sound = {
  fetchDidSucceed: async ({ request, response }) => {
    const { broken } = await readState();
    if (broken.length === 0 || !response.ok || !needsAny(await textOf(response), broken))
      return response;
    return (await hasSoundPage(request.url))
      ? /** @type {Promise<Response>} */ (keptPage(bare(request.url)))
      : response;
  },
  cachedResponseWillBeUsed: async ({ request, cachedResponse }) =>
    keptPage(bare(request.url), cachedResponse || undefined),
  handlerDidError: async ({ request }) => offlinePage(pathOf(request.url) || ''),
};

/** Says of what could not be shown what can be. @param {string} path */
function offlinePage(path) {
  if (path === OFFLINE) return Response.error();
  return Response.redirect(urlOf(`${OFFLINE}?of=${encodeURIComponent(path)}`));
}

/** @type {Plugin} */
const orOwn = {
  cachedResponseWillBeUsed: async ({ request, cachedResponse }) =>
    cachedResponse || (await ofOwn(bare(request.url))) || (await ofGood(bare(request.url))),
};

/**
 * An asset that the host does not have makes its page useless: it gives way to one that does without, where one
 * is kept; once, so that no page is loaded for ever.
 * @type {Plugin}
 */
const missing = {
  fetchDidSucceed: async ({ request, response, event }) => {
    const [asset] = assetsIn(request.url);
    if (response.ok || !asset || (await readState()).broken.includes(asset)) return response;
    await markBroken(asset);
    const id = /** @type {FetchEvent | undefined} */ (event)?.clientId;
    const client = id ? await worker.clients.get(id) : undefined;
    if (client instanceof WindowClient && (await hasSoundPage(client.url))) {
      await client.navigate(client.url).catch(() => null);
    }
    return response;
  },
};

const strategies = {
  page: new NetworkFirst({
    cacheName: PAGES,
    networkTimeoutSeconds: PATIENCE,
    plugins: [whole, sound],
  }),
  asset: new CacheFirst({ cacheName: ASSETS, plugins: [whole, orOwn, missing] }),
  data: new NetworkFirst({
    cacheName: DATA,
    networkTimeoutSeconds: PATIENCE,
    plugins: [whole, orOwn],
  }),
  film: { handle: answerFilm },
};

/** A kept video answers for any part of it; all others are the network's. @param {{ request: Request }} asked */
async function answerFilm({ request }) {
  const kept = await caches.match(request.url, { cacheName: FILMS });
  if (!kept) return fetch(request);
  return request.headers.has('range') ? createPartialResponse(request, kept) : kept;
}

/** @param {Kind} kind @param {{ request: Request, event: ExtendableEvent }} asked @returns {Promise<Response>} */
export const answer = (kind, asked) => strategies[kind].handle(asked);

/**
 * Keeps what a page loaded before there was a worker, so that it too is there without a network.
 * @param {Kind} kind
 * @param {string} address
 * @param {ExtendableEvent} event
 */
export async function keep(kind, address, event) {
  if (kind === 'film' || (await caches.match(address))) return;
  await strategies[kind].handle({ request: new Request(address), event });
}
