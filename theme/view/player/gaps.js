import { jumpedOver, lengthOf, nextIn } from '../../runner/gaps.js';
import { el, fill } from '../dom.js';
import { inWords } from './film.js';

/**
 * What was jumped over, in words, and one button that plays all of it and nothing else.
 * @param {HTMLVideoElement} video
 * @param {(second: number) => void} move
 */
export function createGaps(video, move) {
  const words = el('span', { role: 'status' });
  const button = el('button', { class: 'btn', type: 'button' }, '补看');
  const element = el('p', { class: 'player-gaps' }, words, button);
  element.hidden = true;
  /** @type {readonly boolean[]} */
  let seen = [];
  /** Whether only what was not seen is played. */
  let only = false;
  /** Whether it is us who move the video. */
  let moving = false;

  const left = () => jumpedOver(seen, video.ended);

  const show = () => {
    const gaps = left();
    const length = lengthOf(gaps);
    element.hidden = gaps.length === 0;
    button.hidden = false;
    const places = gaps.length > 1 ? `${gaps.length} 段，共 ` : '';
    const said = `跳过了${places}${inWords(length)}没看`;
    if (words.textContent !== said) words.textContent = said;
  };

  /** @param {number} second */
  const go = (second) => {
    moving = true;
    move(second);
  };

  button.addEventListener('click', () => {
    const [first] = left();
    if (!first) return;
    only = true;
    go(first.from);
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
  video.addEventListener('ended', show);

  return {
    element,
    /** @param {readonly boolean[]} now second by second */
    showSeen: (now) => {
      seen = now;
      show();
    },
    /** That the record says the video was watched. */
    showDone: () => {
      fill(words, '这一课的视频看完了，记入学习记录。');
      button.hidden = true;
      element.hidden = false;
    },
  };
}
