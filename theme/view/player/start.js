import { el, getElement, siteUrl } from '../dom.js';
import { chosen, minutes, moveTo, readFilm } from './film.js';
import { placeOf, readHabits } from './memory.js';
import { findSaved } from './saved.js';

/** @param {HTMLElement} player @param {...string | undefined} sources */
function load(player, ...sources) {
  for (const src of sources) {
    if (!src || player.querySelector(`script[src="${src}"]`)) continue;
    player.append(el('script', { src }));
  }
}

/**
 * A picture, where it goes on, and one button: nothing of the video or its player is fetched before the tap. Browsers
 * without scripts show their own controls.
 * @param {HTMLElement} player
 */
export function mountStart(player) {
  const film = readFilm();
  const video = /** @type {HTMLVideoElement} */ (getElement('video', player));
  const begin = getElement('[data-begin]', player);
  const [button, again] = [getElement('[data-start]', begin), getElement('[data-again]', begin)];
  const asked = Number(new URL(location.href).searchParams.get('t'));
  const from = asked > 0 ? asked : placeOf(film.lesson);
  const { src } = chosen(video, film);

  video.controls = false;
  video.src = siteUrl(src);
  video.defaultPlaybackRate = readHabits().speed;
  if (from > 0) {
    moveTo(video, from);
    getElement('[data-start-words]', button).textContent = `从 ${minutes(from)} 接着看`;
    again.hidden = false;
  }
  begin.hidden = false;
  findSaved(src).then((saved) => {
    if (!saved || !video.paused || video.readyState > 0) return;
    video.src = saved;
    moveTo(video, from);
  });

  const play = () => {
    video.play().catch(() => {}); // then it goes on with a tap
  };
  button.addEventListener('click', play);
  again.addEventListener('click', () => {
    moveTo(video, 0);
    play();
  });
  video.addEventListener(
    'play',
    () => {
      begin.hidden = true;
      load(player, player.dataset.player, video.dataset.watching, video.dataset.checkpoints);
    },
    { once: true },
  );
  /** The words are read without the video too. */
  player.addEventListener('toggle', () => load(player, player.dataset.player), {
    capture: true,
    once: true,
  });
}
