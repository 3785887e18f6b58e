import { el, fill } from '../dom.js';
import { playerIcon } from './icons.js';
import { changeHabits, readHabits, SPEEDS } from './memory.js';

/**
 * A button of the player's bar, as wide as a thumb.
 * @param {string} label
 * @param {() => void} act
 */
function createButton(label, act) {
  const button = el('button', { class: 'player-button', type: 'button', 'aria-label': label });
  button.addEventListener('click', act);
  return button;
}

/** @param {HTMLVideoElement} video */
export function togglePlay(video) {
  if (!video.paused) video.pause();
  else video.play().catch(() => {}); // then it goes on with a tap
}

/** @param {HTMLVideoElement} video */
export function createPlay(video) {
  const button = createButton('播放', () => togglePlay(video));
  const show = () => {
    button.setAttribute('aria-label', video.paused ? '播放' : '暂停');
    fill(button, playerIcon(video.paused ? 'play' : 'pause'));
  };
  for (const name of ['play', 'pause', 'ended', 'emptied']) video.addEventListener(name, show);
  show();
  return button;
}

/** @param {HTMLVideoElement} video */
export function createSpeed(video) {
  const next = () => {
    const at = SPEEDS.indexOf(video.playbackRate);
    setSpeed(video, SPEEDS[(at + 1) % SPEEDS.length] || 1);
  };
  const button = createButton('倍速', next);
  button.classList.add('player-speed');
  const show = () => {
    button.textContent = `${video.playbackRate}×`;
    button.setAttribute('aria-label', `倍速 ${video.playbackRate}`);
  };
  video.addEventListener('ratechange', show);
  setSpeed(video, readHabits().speed);
  show();
  return button;
}

/** @param {HTMLVideoElement} video @param {number} speed */
export function setSpeed(video, speed) {
  video.defaultPlaybackRate = speed; // what another size of it begins with
  video.playbackRate = speed;
  changeHabits({ speed });
}

/**
 * A button that is pressed or not, with an icon for each.
 * @param {string} label
 * @param {Parameters<typeof playerIcon>[0]} on
 * @param {Parameters<typeof playerIcon>[0]} off
 * @param {(on: boolean) => void} change
 */
export function createToggle(label, on, off, change) {
  const button = createButton(label, () => change(button.getAttribute('aria-pressed') !== 'true'));
  /** @param {boolean} pressed */
  const show = (pressed) => {
    button.setAttribute('aria-pressed', String(pressed));
    fill(button, playerIcon(pressed ? on : off));
  };
  show(false);
  return { button, show };
}
