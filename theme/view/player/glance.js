import { el, siteUrl } from '../dom.js';
import { isSlow, minutes } from './film.js';

/**
 * What is to be seen at a place before one goes there: one of the small pictures, fetched when the handle first moves;
 * on a slow network its time alone.
 * @param {Film['sprite']} sprite
 */
export function createGlance(sprite) {
  const picture = el('div', { class: 'player-picture' });
  const words = el('span');
  const element = el('div', { class: 'player-glance', 'aria-hidden': 'true' }, picture, words);
  element.hidden = true;
  picture.hidden = !sprite || isSlow();

  /** @param {number} second */
  const cut = (second) => {
    if (!sprite || picture.hidden) return;
    const { src, columns, count, every, width, height } = sprite;
    const place = Math.min(count - 1, Math.floor(second / every));
    const [x, y] = [(place % columns) * width, Math.floor(place / columns) * height];
    picture.style.width = `${width}px`;
    picture.style.height = `${height}px`;
    picture.style.background = `url("${siteUrl(src)}") -${x}px -${y}px`;
  };

  return {
    element,
    /** @param {number} second @param {number} share of the line before it */
    show: (second, share) => {
      cut(second);
      words.textContent = minutes(second);
      element.hidden = false;
      const room = (element.parentElement?.clientWidth || 0) - element.offsetWidth;
      const left = share * (room + element.offsetWidth) - element.offsetWidth / 2;
      element.style.left = `${Math.min(Math.max(0, room), Math.max(0, left))}px`;
    },
    hide: () => {
      element.hidden = true;
    },
  };
}
