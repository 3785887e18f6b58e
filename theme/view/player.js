import { el, fill, getElement, getOptionalElement, siteUrl } from './dom.js';
import { createPlay, createSpeed, createToggle, togglePlay } from './player/buttons.js';
import { mountCaptions } from './player/captions.js';
import { mountChapters } from './player/chapters.js';
import { chosen, moveTo, readFilm } from './player/film.js';
import { createGaps } from './player/gaps.js';
import { mountKeys } from './player/keys.js';
import { mountLines } from './player/lines.js';
import { changeHabits, keepPlace, readHabits, readSeen } from './player/memory.js';
import { createPanel } from './player/panel.js';
import { findSaved, putSource } from './player/saved.js';
import { createSeek } from './player/seek.js';
import { mountSession } from './player/session.js';
import { createWaiting } from './player/waiting.js';
import { mountWhole } from './player/whole.js';

/** Seconds at the beginning and the end that are no place to go on from. */
const EDGE = 5;

/** Where one left is where one goes on. @param {HTMLVideoElement} video @param {string} lesson */
function mountPlace(video, lesson) {
  const keep = () => {
    const { currentTime, duration, ended, readyState } = video;
    if (readyState === 0) return;
    const inside = currentTime > EDGE && currentTime < duration - EDGE && !ended;
    keepPlace(lesson, inside ? currentTime : 0);
  };
  for (const name of ['pause', 'seeked', 'ended']) video.addEventListener(name, keep);
  window.addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', keep);
}

/** @param {HTMLElement} player */
function mountPlayer(player) {
  const film = readFilm();
  const video = /** @type {HTMLVideoElement} */ (getElement('video', player));
  const stage = getElement('.player-stage', player);
  const bar = getElement('[data-player-bar]', player);
  const strip = getOptionalElement('[data-captions]', player);
  const fold = /** @type {HTMLDetailsElement | undefined} */ (
    getOptionalElement('[data-transcript]', player)
  );
  const seek = createSeek(video, film);
  const gaps = createGaps(video, seek.move);

  /** @param {number} second */
  const playFrom = (second) => {
    seek.move(second);
    video.play().catch(() => {}); // then it goes on with a tap
  };

  /** Plays another file from where this one was. @param {string} address @param {boolean} plays */
  const change = (address, plays) => {
    const { currentTime } = video;
    putSource(video, address);
    moveTo(video, currentTime);
    if (plays) video.play().catch(() => {}); // then it goes on with a tap
  };
  /** @param {{ src: string, wish: string }} choice @param {boolean} [plays] */
  const take = async ({ src, wish }, plays = !video.paused) => {
    player.classList.toggle('player-sound', wish === 'audio');
    if (video.currentSrc === siteUrl(src)) return;
    change((await findSaved(src)) || siteUrl(src), plays);
  };
  const smaller = () => {
    const [smallest] = film.sources;
    const isSmall = !smallest || video.currentSrc === siteUrl(smallest.src);
    if (isSmall || video.currentSrc.startsWith('blob:')) return null;
    return () => {
      changeHabits({ wish: String(smallest.height) });
      take({ src: smallest.src, wish: '' }, true);
    };
  };
  const waiting = createWaiting(video, { retry: () => change(video.src, true), smaller });
  const begin = getElement('[data-begin]', player);
  stage.append(waiting);

  const read = () => {
    if (!fold) return;
    video.pause();
    settings.button.click();
    if (whole.isWhole()) whole.ask(false);
    fold.open = true;
    getElement('summary', fold).focus();
  };
  const panel = createPanel(video, film, { change: take, read: fold ? read : null });
  panel.hidden = true;
  const settings = createToggle('清晰度和流量', 'settings', 'settings', (on) => {
    panel.hidden = !on;
    player.classList.toggle('player-choosing', on);
    settings.show(on);
    if (on) panel.scrollIntoView({ block: 'nearest' });
  });

  const setCaptions = strip && mountCaptions(video, strip);
  const captions = createToggle('字幕', 'captions', 'captionsOff', (on) => {
    changeHabits({ captions: on });
    showCaptions();
  });
  const showCaptions = () => {
    captions.show(readHabits().captions);
    setCaptions?.(readHabits().captions);
  };
  showCaptions();

  const full = createToggle('全屏', 'wholeExit', 'whole', (on) => whole.ask(on));
  const whole = mountWhole(player, video, full.show);

  const play = createPlay(video);
  fill(
    bar,
    seek.element,
    el(
      'div',
      { class: 'player-row' },
      play,
      seek.time,
      setCaptions && captions.button,
      createSpeed(video),
      settings.button,
      full.button,
    ),
    gaps.element,
    panel,
  );
  player.classList.toggle('player-sound', chosen(video, film).wish === 'audio');
  video.controls = false;
  if (!video.paused || video.error) {
    const hadFocus = begin.contains(document.activeElement);
    begin.hidden = true; // from now on what is waited for is said by the player
    if (hadFocus) play.focus({ preventScroll: true });
  }

  /** @param {readonly boolean[]} seen */
  const showSeen = (seen) => {
    seek.showSeen(seen);
    gaps.showSeen(seen);
  };
  showSeen(readSeen(film));
  const showStops = () => {
    /** @type {[number, number][]} */
    const windows = JSON.parse(video.dataset.stops || '[]');
    seek.showStops(windows);
    gaps.showStops(windows);
  };
  showStops();
  video.addEventListener('stops', showStops);
  video.addEventListener('seen', (event) => showSeen(/** @type {CustomEvent} */ (event).detail));
  video.addEventListener('watched', gaps.showDone);
  stage.addEventListener('click', ({ target }) => {
    if (target !== video && target !== stage) return;
    if (!(whole.isWhole() && whole.woke())) togglePlay(video);
  });
  mountKeys(player, video, {
    move: seek.move,
    captions: () => captions.button.click(),
    whole: () => full.button.click(),
    leave: () => {
      if (whole.isWhole()) whole.ask(false);
      return whole.isWhole();
    },
  });
  const chapters = getOptionalElement('[data-chapters]', player);
  if (chapters) mountChapters(chapters, video, playFrom);
  if (fold) {
    mountLines(fold, video, playFrom);
    const follow = () => player.classList.toggle('player-reading', fold.open);
    fold.addEventListener('toggle', follow);
    follow();
  }
  mountPlace(video, film.lesson);
  mountSession(video, seek.move);
}

const player = getElement('[data-player]');
const look = el('link', { rel: 'stylesheet', href: player.dataset.style || '' });
const mount = () => mountPlayer(player);
look.addEventListener('load', mount);
look.addEventListener('error', mount); // it plays without its looks too
document.head.append(look);
