import { el, fill } from '../dom.js';

/** Milliseconds: shorter waits are not worth a word. */
const SHORT = 600;
/** Milliseconds after which another size may help. */
const LONG = 8000;

/**
 * Says in the picture that the film is on its way or did not come, and what to do.
 * @param {HTMLVideoElement} video
 * @param {{ retry: () => void, smaller: () => (() => void) | null }} ways `smaller`: how to change to fewer bytes, if there are
 */
export function createWaiting(video, { retry, smaller }) {
  const element = el('div', { class: 'player-waiting', role: 'status' });
  element.hidden = true;
  /** @type {number[]} */
  let timers = [];

  /** @param {string} words @param {...[string, () => void]} ways */
  const say = (words, ...ways) => {
    const buttons = ways.map(([label, act]) => {
      const button = el('button', { class: 'btn', type: 'button' }, label);
      button.addEventListener('click', () => {
        hide();
        act();
      });
      return button;
    });
    fill(element, el('p', {}, words), ...buttons);
    element.hidden = false;
  };
  const hide = () => {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
    element.hidden = true;
    fill(element);
  };
  const wait = () => {
    if (timers.length > 0 || video.error) return;
    timers = [
      setTimeout(say, SHORT, '正在缓冲…'),
      setTimeout(() => {
        const change = smaller();
        if (change) say('网络有点慢。', ['换省流量的', change]);
      }, LONG),
    ];
  };
  const fail = () => {
    hide();
    const change = smaller();
    say(
      '视频没有取到，可能是网络断了。文字稿和要点还能看。',
      ['再试一次', retry],
      ...(change ? [/** @type {[string, () => void]} */ (['换省流量的', change])] : []),
    );
  };

  video.addEventListener('waiting', wait);
  video.addEventListener('error', fail);
  for (const name of ['playing', 'canplay', 'pause', 'seeked', 'emptied', 'timeupdate']) {
    video.addEventListener(name, () => {
      if (!video.error && (name !== 'timeupdate' || timers.length > 0)) hide();
    });
  }
  if (video.error) fail();
  else if (!video.paused && video.readyState < 3) wait();
  return element;
}
