import { setSpeed, togglePlay } from './buttons.js';
import { SPEEDS } from './memory.js';

const STEP = 5;
/** Elements that keys belong to. */
const OWN = 'input:not([type=range]), textarea, select, [contenteditable]';
/** Elements that the space bar presses. */
const PRESSED = 'button, summary, a';
/** From slow to fast. */
const ASCENDING = [...SPEEDS].sort((one, other) => one - other);

/**
 * The keys that players on computers have: space or K plays, arrows move, M mutes, C shows captions, F fills the screen,
 * < and > change the speed, digits go to tenths of it.
 * @param {HTMLElement} player
 * @param {HTMLVideoElement} video
 * @param {{ move: (second: number) => void, captions: () => void, whole: () => void, leave: () => boolean }} act
 *   `leave`: leaves the whole screen, if it is filled
 */
export function mountKeys(player, video, act) {
  /** @param {number} step */
  const speed = (step) => {
    const at = ASCENDING.indexOf(video.playbackRate) + step;
    setSpeed(video, ASCENDING[Math.min(ASCENDING.length - 1, Math.max(0, at))] || 1);
  };
  /** @type {Record<string, () => void>} */
  const keys = {
    k: () => togglePlay(video),
    ' ': () => togglePlay(video),
    arrowleft: () => act.move(video.currentTime - STEP),
    arrowright: () => act.move(video.currentTime + STEP),
    m: () => {
      video.muted = !video.muted;
    },
    c: act.captions,
    f: act.whole,
    '<': () => speed(-1),
    '>': () => speed(1),
  };

  document.addEventListener('keydown', (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const isFree = target === document.body || target.id === 'main';
    const isOurs = player.contains(target) && !target.closest('.checkpoint, .lines');
    if (event.key === 'Escape' && act.leave()) event.preventDefault();
    if (player.classList.contains('player-asking')) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!(isFree || isOurs) || target.closest(OWN)) return;
    if (event.key === ' ' && target.closest(PRESSED)) return;
    const digit = /^\d$/.test(event.key) ? Number(event.key) : undefined;
    const key = keys[event.key.toLowerCase()];
    if (digit !== undefined && video.duration) act.move((digit * video.duration) / 10);
    else if (key) key();
    else return;
    event.preventDefault();
  });
}
