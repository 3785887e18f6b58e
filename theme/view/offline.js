/** What makes the site work without a network and stand among a phone's apps. Fetched last: nothing of the page waits for it. */
import { assetsIn } from '../runner/offline.js';
import { el, getElements, getOptionalElement } from './dom.js';
import { mountUpdate } from './offline/update.js';
import { ask, register, whyNot } from './offline/worker.js';

const AGAIN = 'suixue-again';
const { serviceWorker } = navigator;

/** Whether the phone asks not to fetch what nobody asked for. */
const saves = () =>
  Boolean(/** @type {{ connection?: { saveData?: boolean } }} */ (navigator).connection?.saveData);

/** A page that did not start is loaded once more where the worker has another that did. @param {ServiceWorker} worker @param {string} asset */
async function report(worker, asset) {
  const { again } = await ask(worker, { type: 'fault', asset });
  if (!again || sessionStorage.getItem(AGAIN) === asset) return;
  sessionStorage.setItem(AGAIN, asset);
  location.reload();
}

/** The scripts and style sheets of this page. */
const own = () =>
  getElements('script[src], link[rel=stylesheet]').map(
    (one) => one.getAttribute('src') || one.getAttribute('href'),
  );

/** What this page loaded before the worker could see it. */
const loaded = () => [
  location.href.replace(/[?#].*$/, ''),
  ...performance.getEntriesByType('resource').map(({ name }) => name),
];

async function start() {
  const { controller } = serviceWorker;
  const { fault } = document.documentElement.dataset;
  if (controller && fault) await report(controller, fault);
  else controller?.postMessage({ type: 'started', assets: assetsIn(own().join(' ')) });
  if (!controller && saves()) return;
  const registration = await register();
  if (!registration) return;
  if (!getOptionalElement('[data-play-root]')) mountUpdate(registration);
  if (controller) return;
  const { active } = await serviceWorker.ready;
  active?.postMessage({ type: 'seen', addresses: loaded() });
}

/** Browsers fetch it, and an icon, as soon as they are told of it. */
function tellManifest() {
  const { manifest } = document.documentElement.dataset;
  if (manifest) document.head.append(el('link', { rel: 'manifest', href: manifest }));
}

tellManifest();
if (!whyNot()) start().catch(() => {}); // a browser that refuses works as before, with a network
