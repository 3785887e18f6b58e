import { jumpedOver, lengthOf, nextIn } from '../../runner/gaps.js';
import { el } from '../dom.js';
import { inWords } from './film.js';

/** Seconds before the window of a question from which one goes to it. */
const LEAD = 2;

/**
 * How much was seen and what was jumped over, in words, and one button that plays all of that and nothing else.
 * @param {HTMLVideoElement} video
 * @param {(second: number) => void} move
 */
export function createGaps(video, move) {
  const words = el('span', { role: 'status' });
  const button = el('button', { class: 'btn', type: 'button' }, '补看');
  const element = el('p', { class: 'player-gaps' }, words, button);
  /** @type {readonly boolean[]} */
  let seen = [];
  /** Whether only what was not seen is played. */
  let only = false;
  /** Whether it is us who move the video. */
  let moving = false;
  /** Whether the record says that it was watched. */
  let isDone = false;

  /** Where it still has to ask. @type {readonly [number, number][]} */
  let stops = [];

  const left = () => jumpedOver(seen, video.ended);
  const passed = () => stops.filter(([, until]) => until < video.currentTime);

  const show = () => {
    const gaps = left();
    const share = Math.floor((100 * seen.filter(Boolean).length) / Math.max(1, seen.length));
    const places = gaps.length > 1 ? `${gaps.length} 段，共 ` : '';
    const skipped = gaps.length > 0 ? `，跳过了 ${places}${inWords(lengthOf(gaps))}` : '';
    const unasked = passed().length > 0 ? `，还有 ${passed().length} 处随堂题没答` : '';
    const said =
      isDone && share === 0 ? '这一课的视频看完了' : `看过 ${share}%${skipped}${unasked}`;
    if (words.textContent !== said) words.textContent = said;
    button.hidden = gaps.length === 0 && !unasked;
  };

  /** @param {number} second */
  const go = (second) => {
    moving = true;
    move(second);
  };

  button.addEventListener('click', () => {
    const [[gap], [stop]] = [left(), passed()];
    only = Boolean(gap);
    if (gap) go(gap.from);
    else if (stop) go(Math.max(0, stop[0] - LEAD));
    video.play().catch(() => {}); // then it goes on with a tap
  });
  video.addEventListener('timeupdate', () => {
    if (!only || video.seeking || video.paused) return;
    const second = Math.floor(video.currentTime);
    if (!seen[second]) return;
    const next = nextIn(left(), video.currentTime);
    if (next === undefined) only = false;
    else if (next > second + 1) go(next);
  });
  video.addEventListener('seeking', () => {
    if (!moving) only = false;
    moving = false;
  });
  for (const name of ['seeked', 'ended']) video.addEventListener(name, show);

  return {
    element,
    /** @param {readonly boolean[]} now second by second */
    showSeen: (now) => {
      seen = now;
      show();
    },
    /** @param {readonly [number, number][]} windows */
    showStops: (windows) => {
      stops = windows;
      show();
    },
    showDone: () => {
      isDone = true;
      show();
    },
  };
}
