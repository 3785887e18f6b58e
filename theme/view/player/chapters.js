import { getElements } from '../dom.js';

/**
 * The chapters that the page has as links play from their seconds; the one that is playing is marked and in sight.
 * @param {HTMLElement} list
 * @param {HTMLVideoElement} video
 * @param {(second: number) => void} play from there
 */
export function mountChapters(list, video, play) {
  const chapters = /** @type {HTMLAnchorElement[]} */ (getElements('a', list)).map((link) => ({
    link,
    at: Number(new URL(link.href).searchParams.get('t')),
  }));
  for (const { link, at } of chapters) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      play(at);
    });
  }
  /** @type {HTMLAnchorElement | undefined} */
  let current;
  const follow = () => {
    const playing = chapters.filter(({ at }) => at <= video.currentTime).pop()?.link;
    if (playing === current) return;
    current?.removeAttribute('aria-current');
    current = playing;
    if (!current) return;
    current.setAttribute('aria-current', 'true');
    list.scrollLeft = current.offsetLeft - list.offsetLeft;
  };
  for (const name of ['timeupdate', 'seeking']) video.addEventListener(name, follow);
  follow();
}
