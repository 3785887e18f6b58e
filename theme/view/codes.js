import { loadScript } from './load.js';

/** @typedef {import('./qr.js').Codes} Codes */

/** @type {Promise<Codes> | undefined} */
let loading;

/**
 * What draws and reads codes, loaded when it is first wanted; rejects without a network, and may be tried again.
 * @param {string} address of the script
 * @returns {Promise<Codes>}
 */
export function loadCodes(address) {
  loading = loading || loadScript(address).then(() => /** @type {any} */ (window).suixueCodes);
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}
