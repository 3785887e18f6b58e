import { assetOf } from '../../runner/offline.js';
import { run } from '../later.js';

/** A browser that cannot tell when it has nothing to do: milliseconds after everything has come. */
const PAUSE = 200;

/** @param {() => void} act */
const whenIdle = (act) => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(act);
  else setTimeout(act, PAUSE);
};

/** What a fetch that did not succeed is called in every browser: no fault of ours. */
const NETWORK = /fetch|network|load failed/i;

/**
 * Notes which of our scripts failed before the page had started, and fetches what makes the site work without a network
 * once there is nothing else to do.
 * @param {Promise<unknown>} started the page's own scripts have run
 */
export function mountGuard(started) {
  const page = document.documentElement;
  /** @param {string} place */
  const note = (place) => {
    const asset = assetOf(place);
    if (asset && !page.dataset.fault) page.dataset.fault = asset;
  };
  window.addEventListener('error', ({ filename }) => note(filename || ''));
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (reason instanceof Error && !NETWORK.test(reason.message)) note(reason.stack || '');
  });
  window.addEventListener('load', () => {
    const { offline } = page.dataset;
    if (!offline || !('serviceWorker' in navigator)) return;
    started.then(() => whenIdle(() => run(offline)));
  });
}
