import { reached } from '../../generator/modes/checkpoints/draw.js';
import { createAsker, openStops } from '../../generator/modes/checkpoints/view.js';
import { openStore } from '../store/store.js';
import { mainButton } from './buttons.js';
import { authored, el, getElement } from './dom.js';
import { openKeeper } from './play/keeper.js';
import { readFilm } from './player/film.js';

/** @typedef {import('../../generator/modes/checkpoints/view.js').Stop} Stop */
/** Seconds before the window of a checkpoint from which one goes to it. */
const LEAD = 2;
/** Seconds: so far behind it a place moved to is still reached. */
const NEAR = 0.01;

/** Leaves a full screen that shows the film alone and no question. @param {HTMLVideoElement} video */
function leaveFullScreen(video) {
  if (document.fullscreenElement === video) document.exitFullscreen().catch(() => {});
  /** @type {HTMLVideoElement & { webkitExitFullscreen?: () => void }} */ (
    video
  ).webkitExitFullscreen?.();
}

/** Seconds from which it has been playing up to where it is. @param {HTMLVideoElement} video */
function begun({ played, currentTime, seeking }) {
  if (seeking) return currentTime;
  const starts = Array.from({ length: played.length }, (_, at) => played.start(at));
  return Math.max(0, ...starts.filter((start) => start <= currentTime));
}

/** What the question's card shows comes only with a video that asks. @param {DOMStringMap} said by the video */
async function fetchLook({ style = '', icons = '' }) {
  document.head.append(el('link', { rel: 'stylesheet', href: style }));
  const answer = await fetch(icons);
  if (answer.ok) document.body.prepend(authored('div', {}, await answer.text()));
}

/**
 * Stops a video where it is to ask, and goes on once that is done.
 * @param {HTMLVideoElement} video
 * @param {Film} film
 */
async function mountCheckpoints(video, film) {
  const section = el('section', { class: 'checkpoint', 'aria-label': '随堂题' });
  section.hidden = true;
  getElement('.player-stage').after(section);
  const [keeper, device] = await Promise.all([
    openKeeper(),
    openStore().then((store) => store.device()),
    fetchLook(video.dataset).catch(() => {}),
  ]);
  const asker = createAsker(section, keeper, film.lesson);
  /** The stops that are left; the player is told where they are. */
  const left = () => {
    const found = openStops(film, device, keeper.statements(), Date.now());
    video.dataset.stops = JSON.stringify(found.map(({ window: span }) => span));
    video.dispatchEvent(new Event('stops'));
    return found;
  };
  let stops = left();
  let last = begun(video) - NEAR;
  /** What is asked now. @type {Stop | null} */
  let asking = null;
  /** What is asked again once its segment has been seen. @type {Stop | null} */
  let after = null;
  /** Whether it is us who move the video. */
  let moving = false;

  /** @param {number} seconds */
  const move = (seconds) => {
    moving = true;
    video.currentTime = seconds;
  };
  const play = () => {
    video.play().catch(() => {}); // then it goes on with a tap
  };

  const goOn = () => {
    const stop = asking;
    asking = null;
    asker.put();
    stops = left();
    if (stop && video.currentTime < stop.at) move(stop.at);
    play();
    video.dispatchEvent(new Event('checkpointdone'));
  };

  const lookBack = () => {
    after = asking;
    asking = null;
    asker.put();
    if (after) move(after.back[0]);
    play();
  };

  /** Asks, but shows first what was not seen again since an error. @param {Stop} stop */
  const meet = (stop) => {
    asking = stop;
    if (stop.again) lookBack();
    else ask(stop);
  };

  /** @param {Stop} stop */
  const ask = (stop) => {
    asking = stop;
    after = null;
    video.pause();
    leaveFullScreen(video);
    asker.ask(stop, { goOn, lookBack });
  };

  const look = () => {
    if (video.seeking || asking) return;
    const from = last;
    last = video.currentTime;
    if (after && last >= after.back[1]) ask(after);
    else if (!after) {
      const stop = reached(stops, from, last);
      if (stop) meet(stop);
    }
  };

  video.addEventListener('timeupdate', look);
  video.addEventListener('seeking', () => {
    last = video.currentTime - NEAR; // now: once it is there, the time is told before that it is
    if (moving) return;
    after = null;
    if (asking) asker.put();
    asking = null;
  });
  for (const name of ['seeked', 'playing']) {
    video.addEventListener(name, () => {
      moving = false;
    });
  }
  video.addEventListener('emptied', () => {
    moving = true; // another size goes on where this one was
  });
  video.addEventListener('play', () => {
    if (!asking) return;
    video.pause();
    section.scrollIntoView({ block: 'nearest' });
  });
  video.addEventListener('ended', () => {
    look();
    const [first] = stops;
    if (asking || !first) return;
    const words = `还有 ${stops.length} 处随堂题没有答，答完这一课的视频才算看完。`;
    const begin = mainButton('去答题', () => {
      asker.put();
      move(Math.max(0, first.window[0] - LEAD));
      play();
    });
    asker.show(el('p', { role: 'status' }, words), el('p', { class: 'action-in' }, begin));
  });
  look();
}

mountCheckpoints(/** @type {HTMLVideoElement} */ (getElement('video[data-lesson]')), readFilm());
