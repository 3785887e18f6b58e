import { gapsOf } from '../../runner/gaps.js';
import { el, fill } from '../dom.js';
import { inWords, minutes } from './film.js';
import { createGlance } from './glance.js';

/** Seconds an arrow key moves. */
const STEP = 5;
/** @type {Record<string, number>} */
const ARROWS = { ArrowLeft: -STEP, ArrowDown: -STEP, ArrowRight: STEP, ArrowUp: STEP };

/**
 * The chapter that a second is in.
 * @param {readonly { at: number, title: string }[]} chapters
 * @param {number} second
 */
const chapterAt = (chapters, second) =>
  chapters.filter(({ at }) => at <= second).pop()?.title || '';

/**
 * Where the video is, what of it was seen, and the handle that moves it.
 * @param {HTMLVideoElement} video
 * @param {Film} film
 */
export function createSeek(video, { seconds, chapters, sprite }) {
  const range = el('input', {
    class: 'player-range',
    type: 'range',
    min: '0',
    max: String(seconds),
    step: '1',
    value: '0',
    'aria-label': '播放到哪里',
  });
  const seenParts = el('div', { class: 'player-seen' });
  const stopParts = el('div', { class: 'player-stops' });
  const track = el('div', { class: 'player-track', 'aria-hidden': 'true' }, seenParts, stopParts);
  const glance = createGlance(sprite);
  const element = el('div', { class: 'player-seek' }, track, range, glance.element);
  const time = el('span', { class: 'player-time' });
  let dragging = false;

  /** @param {number} second @param {number} [until] */
  const part = (second, until) => {
    const one = el('i');
    one.style.left = `${(100 * second) / seconds}%`;
    if (until) one.style.width = `${(100 * (until - second)) / seconds}%`;
    return one;
  };
  track.append(...chapters.filter(({ at }) => at > 0).map(({ at }) => part(at)));

  /** @param {number} second */
  const show = (second) => {
    const chapter = chapterAt(chapters, second);
    const words = [`${inWords(second)}，共 ${inWords(seconds)}`, chapter]
      .filter(Boolean)
      .join('，');
    range.value = String(second);
    range.style.setProperty('--at', `${(100 * second) / seconds}%`);
    if (range.getAttribute('aria-valuetext') !== words) range.setAttribute('aria-valuetext', words);
    const silent = video.muted ? ' · 静音' : '';
    time.textContent = `${minutes(second)} / ${minutes(seconds)}${silent}`;
  };

  /** @param {number} second */
  const move = (second) => {
    video.currentTime = Math.min(seconds, Math.max(0, second));
    show(Math.round(video.currentTime));
  };
  const follow = () => {
    if (!dragging) show(Math.min(seconds, Math.floor(video.currentTime)));
  };

  range.addEventListener('input', () => {
    dragging = true;
    const second = Number(range.value);
    show(second);
    glance.show(second, second / seconds);
  });
  range.addEventListener('change', () => {
    dragging = false;
    glance.hide();
    move(Number(range.value));
  });
  range.addEventListener('keydown', (event) => {
    const step = ARROWS[event.key];
    if (!step) return;
    event.preventDefault();
    move(video.currentTime + step);
  });
  for (const name of ['timeupdate', 'seeking', 'loadedmetadata', 'volumechange']) {
    video.addEventListener(name, follow);
  }
  follow();

  return {
    element,
    time,
    /** Where it will stop and ask: somewhere in each. @param {readonly [number, number][]} windows */
    showStops: (windows) => fill(stopParts, ...windows.map(([from, until]) => part(from, until))),
    move,
    /** @param {readonly boolean[]} seen second by second */
    showSeen: (seen) => {
      const pieces = gapsOf(seen.map((one) => !one));
      fill(seenParts, ...pieces.map(({ from, until }) => part(from, until)));
    },
  };
}
