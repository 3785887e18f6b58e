import { brand } from '../dom.js';

const STEP = 10;

/**
 * What the phone shows on its lock screen and what its own buttons do.
 * @param {HTMLVideoElement} video
 * @param {(second: number) => void} move
 */
export function mountSession(video, move) {
  if (!('mediaSession' in navigator)) return;
  const { mediaSession } = navigator;
  const title = document.querySelector('h1')?.textContent || '';
  const artwork = [{ src: video.poster }];
  mediaSession.metadata = new MediaMetadata({ title, album: brand(), artwork });
  /** @type {[MediaSessionAction, (details: MediaSessionActionDetails) => void][]} */
  const actions = [
    ['play', () => video.play()],
    ['pause', () => video.pause()],
    ['seekbackward', () => move(video.currentTime - STEP)],
    ['seekforward', () => move(video.currentTime + STEP)],
    ['seekto', ({ seekTime }) => move(seekTime || 0)],
  ];
  for (const [name, act] of actions) {
    try {
      mediaSession.setActionHandler(name, act);
    } catch {
      // This phone has no such button.
    }
  }
}
