import { fetchWhole } from '../../offline/fetching.js';
import { FILMS as CACHE } from '../../offline/names.js';
import { siteUrl } from '../dom.js';

/* Videos kept on the phone, whole, in the browser's cache of files; they are played from there without a network. */

/** Whether this browser can keep a video: some do in no page, none does in one that came unencrypted. */
export const canSave = () => 'caches' in window;

/** @param {string} src from the site's root @returns {Promise<string | null>} an address in this page, if it is kept */
export async function findSaved(src) {
  if (!canSave()) return null;
  try {
    const held = await caches.match(siteUrl(src), { cacheName: CACHE });
    return held ? URL.createObjectURL(await held.blob()) : null;
  } catch {
    return null;
  }
}

/** Any file of a video that is kept, whatever was wished: without a network that is better than none. @param {Film} film */
export async function findAny({ sources, audio }) {
  for (const { src } of [...sources, ...(audio ? [audio] : [])]) {
    const held = await findSaved(src);
    if (held) return held;
  }
  return null;
}

/** Lets go of an address that `findSaved` gave; of any other nothing is held. @param {string} address */
export function letGo(address) {
  if (address.startsWith('blob:')) URL.revokeObjectURL(address);
}

/** Gives a video another address, and lets go of the one before. @param {HTMLVideoElement} video @param {string} address */
export function putSource(video, address) {
  const before = video.src;
  video.src = address;
  if (before !== address) letGo(before);
}

/** @param {string} src from the site's root */
export const isSaved = async (src) =>
  canSave() && Boolean(await caches.match(siteUrl(src), { cacheName: CACHE }));

/**
 * Fetches and keeps a video; a broken fetch, or something else than the video, keeps nothing.
 * @param {string} src from the site's root
 * @param {number} of bytes it has
 * @param {(share: number) => void} reached per cent
 * @throws {Error} when it was not fetched whole, or the phone has no room
 */
export async function save(src, of, reached) {
  let got = 0;
  const body = await fetchWhole(siteUrl(src), (bytes) => {
    got += bytes;
    reached(Math.min(100, Math.floor((100 * got) / of)));
  });
  if (got !== of) throw new Error(`${src}: ${got} of ${of} bytes`);
  const headers = { 'content-type': 'video/mp4', 'content-length': String(got) };
  const cache = await caches.open(CACHE);
  await cache.put(siteUrl(src), new Response(body, { headers }));
}

/** @param {string} src from the site's root */
export async function remove(src) {
  const cache = await caches.open(CACHE);
  await cache.delete(siteUrl(src));
}
