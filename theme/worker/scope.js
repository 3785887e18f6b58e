/** The worker's global object, as the type checker must be told. */
export const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** What this release is made of. */
export const release = worker.suixue;

/** An address without the site's root, a query and a fragment. @param {string} address */
export function pathOf(address) {
  const { href } = new URL(address);
  const bare = href.replace(/[?#].*$/, '');
  const { scope } = worker.registration;
  return bare.startsWith(scope) ? bare.slice(scope.length) : null;
}

/** @param {string} path from the site's root */
export const urlOf = (path) => worker.registration.scope + path;
