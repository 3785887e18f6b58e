/* What a service worker answers, and from where; whatever folder the site is published in. */

/**
 * 'page' and 'data': the newest, a kept one where the network does not answer; 'asset': its name says what is in it, so a
 * kept one first; 'film': any part of a kept one.
 * @typedef {'page' | 'asset' | 'film' | 'data'} Kind
 */

/** @type {readonly Kind[]} */
export const KINDS = ['page', 'asset', 'film', 'data'];

/** As generator/assets.py says it: tests/vectors/immutable.json holds both to the same. */
const IMMUTABLE =
  /^(?:data\/search\/[0-9a-f]{12}\/|(?:media|photos)\/.*[0-9a-f]{12}|.*\.[0-9a-f]{8}\.[^/]+$)/;
const FILM = /\.(?:mp4|m4s|m4a|m3u8|mp3|ogg|wav)$/;
const PAGE = /(?:^|\/)(?:[^./]*|[^/]*\.html)$/;
const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg|vtt)$/;

/** Whether a file never holds anything else. @param {string} path from the site's root */
export const isImmutable = (path) => IMMUTABLE.test(path);

/**
 * @param {string} path from the site's root
 * @param {boolean} isNavigation
 * @returns {Kind | null} null: the network alone
 */
export function kindOf(path, isNavigation) {
  if (path.startsWith('-/') || path.startsWith('handbook/') || path === 'sw.js') return null;
  if (FILM.test(path)) return 'film';
  if (isNavigation) return PAGE.test(path) ? 'page' : null;
  if (isImmutable(path)) return 'asset';
  return path.startsWith('data/') || PICTURE.test(path) ? 'data' : null;
}

/** The scripts and style sheets that a page loads at once or later, by their names. @param {string} html @returns {string[]} */
export const assetsIn = (html) => [
  ...new Set(html.match(/assets\/suixue\/[\w-]+\.[0-9a-f]{8}\.[a-z]+/g) || []),
];

/** @param {string} html @param {readonly string[]} broken assets that did not start */
export const needsAny = (html, broken) => assetsIn(html).some((asset) => broken.includes(asset));

/**
 * The asset a fault at the start comes from, by the place that browsers give of it.
 * @param {string} place a file's address, or a stack
 */
export const assetOf = (place) => assetsIn(place)[0] || null;

/**
 * What is to be forgotten of what was kept by the way, the oldest first.
 * @param {readonly string[]} kept addresses in the order of keeping
 * @param {ReadonlySet<string>} wanted what the learner asked to keep
 * @param {number} most of the others
 */
export function surplus(kept, wanted, most) {
  const loose = kept.filter((address) => !wanted.has(address));
  return loose.slice(0, Math.max(0, loose.length - most));
}

/**
 * Shells that no page needs any more: made before this release's, but that of the last release known to start.
 * @param {readonly string[]} shells in the order of making
 * @param {string} own
 * @param {string | undefined} good
 */
export const outdated = (shells, own, good) =>
  shells.slice(0, Math.max(0, shells.indexOf(own))).filter((name) => name !== good);
