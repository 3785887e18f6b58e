/** The service worker. sw.js names the release and loads this. */
import { registerRoute } from 'workbox-routing/registerRoute.js';
import { DATA, PAGES } from '../offline/names.js';
import { renewPacks } from '../offline/packs.js';
import { KINDS, kindOf } from '../runner/offline.js';
import { answer, hasSoundPage, keep } from './answers.js';
import { pathOf, worker } from './scope.js';
import { addresses, areOwn, forgetEarlier, install, OWN } from './shell.js';
import { markBroken, markGood, readState } from './state.js';
import { takeOver } from './update.js';

/** What a page says: @typedef {{ type: 'started', assets: string[] } | { type: 'fault', asset: string } | { type: 'seen', addresses: string[] } | { type: 'update' }} Said */

/** What was seen of the last release is no newer than this one's. */
async function forgetSeen() {
  const [pages, data] = await Promise.all([caches.open(PAGES), caches.open(DATA)]);
  for (const address of addresses())
    await Promise.all([pages.delete(address), data.delete(address)]);
}

async function activate() {
  const { good } = await readState();
  if (!good) await markGood(OWN);
  await forgetSeen();
  await forgetEarlier();
  await worker.clients.claim();
}

/** Whether the phone asks not to fetch what nobody asked for. */
const saves = () =>
  Boolean(
    /** @type {{ connection?: { saveData?: boolean } }} */ (worker.navigator).connection?.saveData,
  );

/** @param {readonly string[]} assets of a page that has started */
async function started(assets) {
  const { good } = await readState();
  if (good === OWN || !areOwn(assets)) return;
  await markGood(OWN);
  await forgetEarlier();
  if (!saves()) await renewPacks(worker.registration.scope, Date.now());
}

/** @param {string} asset that did not start @param {Client} page @returns {Promise<{ again: boolean }>} whether to load it again */
async function fault(asset, page) {
  await markBroken(asset);
  return { again: await hasSoundPage(page.url) };
}

/** @param {readonly string[]} seen @param {ExtendableEvent} event */
async function keepSeen(seen, event) {
  for (const address of seen) {
    const path = pathOf(address);
    const kind = path === null ? null : kindOf(path, path === '' || path.endsWith('/'));
    if (kind) await keep(kind, address, event);
  }
}

/** @param {Said} said @param {ExtendableMessageEvent} event @returns {Promise<unknown>} */
async function hear(said, event) {
  if (said.type === 'started') return started(said.assets);
  if (said.type === 'seen') return keepSeen(said.addresses, event);
  if (said.type === 'update') return takeOver();
  return fault(said.asset, /** @type {Client} */ (event.source));
}

worker.addEventListener('install', (event) => event.waitUntil(install(event)));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('message', (event) => {
  const answered = hear(event.data, event).then((reply) => event.ports[0]?.postMessage(reply));
  event.waitUntil(answered);
});
for (const kind of KINDS) {
  registerRoute(
    ({ request, url }) => {
      const path = pathOf(url.href);
      return path !== null && kindOf(path, request.mode === 'navigate') === kind;
    },
    (asked) => answer(kind, asked),
  );
}
