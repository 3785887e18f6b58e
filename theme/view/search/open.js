/** The index of this site, as far as it has been fetched. */
import { Missing, openLibrary } from '../../runner/search/library.js';
import { fetchJson, getOptionalElement, siteUrl } from '../dom.js';

/** @typedef {import('../../runner/search/library.js').Library} Library */
/** @typedef {import('../../runner/search/library.js').Head} Head */

const HEAD = 'data/search.json';

/** @type {Promise<Library> | undefined} */
let coming;

/** The search page has the head in it. @returns {Promise<Head>} */
async function readHead() {
  const laid = getOptionalElement('[data-index]');
  return laid ? JSON.parse(laid.textContent || '') : fetchJson(HEAD);
}

/** The index; asked for again only when it did not arrive. */
export function library() {
  coming = coming || readHead().then((head) => openLibrary(head, fetchJson));
  coming.catch(() => {
    coming = undefined;
  });
  return coming;
}

/**
 * What `ask` makes of the index. If its files did not come, a site published since may have a new one: then that is asked.
 * @template T
 * @param {(library: Library) => Promise<T>} ask
 * @returns {Promise<T>}
 */
export async function asked(ask) {
  const known = await library();
  try {
    return await ask(known);
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    const answer = await fetch(siteUrl(HEAD), { cache: 'no-store' });
    const head = /** @type {Head} */ (await answer.json());
    if (head.at === known.head.at) throw error;
    coming = Promise.resolve(openLibrary(head, fetchJson));
    return ask(await coming);
  }
}
