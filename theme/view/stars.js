import { el, icon } from './dom.js';

const MOST = 3;

/** @param {number} count 0–3 */
export const starsInWords = (count) => (count ? `得了 ${count} 颗星` : '还没得星');

/**
 * Three stars, `count` of them filled, with the words for those who do not see them.
 * @param {number} count 0–3
 */
export function starRow(count) {
  const signs = Array.from({ length: MOST }, (_, i) =>
    i < count ? icon('star') : icon('star-outline', 'off'),
  );
  return el('span', { class: 'stars' }, ...signs, el('span', { class: 'vh' }, starsInWords(count)));
}
