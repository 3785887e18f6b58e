import { getElements } from '../dom.js';

/** Milliseconds without a touch after which the bar leaves the picture. */
const IDLE = 3000;
/** A phone that lies on its side. */
const LYING = '(orientation: landscape) and (max-height: 32rem)';

/**
 * The player alone on the screen, questions and captions with it: where the browser may fill the screen it does, else the
 * player fills the page. Turning the phone while it plays does the same.
 * @param {HTMLElement} player
 * @param {HTMLVideoElement} video
 * @param {(on: boolean) => void} changed
 */
export function mountWhole(player, video, changed) {
  /** Whether turning the phone brought it here. */
  let turned = false;
  /** @type {number | undefined} */
  let idle;
  /** Whether the bar was out of sight when the finger came down. */
  let slept = false;

  const isWhole = () => player.classList.contains('player-whole');

  /** The rest of the page can be neither seen nor reached. @param {boolean} on */
  const hideRest = (on) => {
    const rest = getElements('body > *, main > *, article > *').filter(
      (one) => !one.contains(player) && !(one instanceof HTMLScriptElement),
    );
    for (const one of rest) one.toggleAttribute('inert', on);
    document.documentElement.classList.toggle('held', on);
  };

  const wake = () => {
    player.classList.remove('player-idle');
    clearTimeout(idle);
    if (!isWhole()) return;
    idle = setTimeout(() => {
      const isUsed = player.contains(document.activeElement?.closest(':focus-visible') || null);
      if (!video.paused && !isUsed) player.classList.add('player-idle');
    }, IDLE);
  };

  /** @param {boolean} on */
  const set = (on) => {
    if (on === isWhole()) return;
    player.classList.toggle('player-whole', on);
    hideRest(on);
    wake();
    if (!on) player.scrollIntoView({ block: 'nearest' });
    changed(on);
  };

  /** @param {boolean} on */
  const ask = async (on) => {
    turned = false;
    set(on);
    try {
      if (!on && document.fullscreenElement) await document.exitFullscreen();
      if (!on || !player.requestFullscreen) return;
      await player.requestFullscreen();
      const orientation =
        /** @type {ScreenOrientation & { lock?: (to: string) => Promise<void> }} */ (
          window.screen.orientation
        );
      if (video.videoWidth > video.videoHeight) await orientation?.lock?.('landscape');
    } catch {
      // It fills the page, which is all some browsers give.
    }
  };

  document.addEventListener('fullscreenchange', () => {
    if (!document.fullscreenElement) set(false);
  });
  window.matchMedia(LYING).addListener(({ matches }) => {
    if (matches && !video.paused) {
      turned = !isWhole();
      set(true);
    } else if (!matches && turned) {
      turned = false;
      set(false);
    }
  });
  player.addEventListener('pointerdown', () => {
    slept = player.classList.contains('player-idle');
  });
  for (const name of ['pointermove', 'pointerdown', 'keydown', 'focusin']) {
    player.addEventListener(name, wake);
  }
  for (const name of ['play', 'pause']) video.addEventListener(name, wake);
  return {
    isWhole,
    ask,
    /** Whether the finger that came down last only brought the bar back. */
    woke: () => slept,
  };
}
