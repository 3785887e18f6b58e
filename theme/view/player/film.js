import { choose } from '../../runner/sizes.js';
import { getElement } from '../dom.js';
import { readHabits } from './memory.js';

const HLS = 'application/vnd.apple.mpegurl';
/** What a browser calls a network on which a large file would not arrive in time. */
const SLOW = ['slow-2g', '2g', '3g'];

/** What the page says of its video. @returns {Film} */
export const readFilm = () => JSON.parse(getElement('[data-film]').textContent || '');

/** Whether the phone asks to save, or has a network on which it should. */
export function isSlow() {
  /** @type {Navigator & { connection?: { saveData?: boolean, effectiveType?: string } }} */
  const { connection } = navigator;
  return Boolean(connection?.saveData || SLOW.includes(connection?.effectiveType || ''));
}

/** @param {HTMLVideoElement} video */
export const playsHls = (video) => video.canPlayType(HLS) !== '';

/**
 * What is played here, by the learner's habit unless another wish is given.
 * @param {HTMLVideoElement} video
 * @param {Film} film
 */
export const chosen = (video, film, wish = readHabits().wish) =>
  choose(film, wish, {
    isSlow: isSlow(),
    width: window.screen.width,
    playsHls: playsHls(video),
  });

/** Where videos of which nothing has come yet are to begin. @type {WeakMap<HTMLVideoElement, number>} */
const beginnings = new WeakMap();

/**
 * Moves a video, one of which nothing has come yet too: some phones forget where that was to begin.
 * @param {HTMLVideoElement} video
 * @param {number} second
 */
export function moveTo(video, second) {
  video.currentTime = second;
  if (video.readyState > 0) return;
  beginnings.set(video, second);
  const begin = () => {
    const from = beginnings.get(video) || 0;
    if (video.currentTime < from) video.currentTime = from;
  };
  video.addEventListener('loadedmetadata', begin, { once: true });
}

/** Seconds as a player shows them: 3:05. @param {number} seconds */
export const minutes = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, '0')}`;

/** Seconds in words: 3 分 5 秒. @param {number} seconds */
export function inWords(seconds) {
  const whole = Math.round(seconds);
  const [high, low] = [Math.floor(whole / 60), whole % 60];
  if (!high) return `${low} 秒`;
  return low ? `${high} 分 ${low} 秒` : `${high} 分钟`;
}

/** What a file costs to fetch: 5.1 MB. @param {number} bytes */
export const megabytes = (bytes) => `${Math.max(0.1, bytes / 1e6).toFixed(1)} MB`;
