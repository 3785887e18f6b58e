import { el } from '../dom.js';
import { minutes } from './film.js';
import { chapterAt } from './seek.js';

/**
 * The chapters in a row to be tapped; the one that is playing is marked and in sight. None of a single chapter.
 * @param {HTMLVideoElement} video
 * @param {import('./film.js').Film['chapters']} chapters
 * @param {(second: number) => void} play from there
 */
export function createChapters(video, chapters, play) {
  if (chapters.length < 2) return null;
  const buttons = chapters.map(({ at, title }) => {
    const button = el(
      'button',
      { class: 'player-chapter', type: 'button' },
      el('span', { class: 'line-time' }, minutes(at)),
      el('span', {}, title),
    );
    button.addEventListener('click', () => play(at));
    return button;
  });
  const items = buttons.map((button) => el('li', {}, button));
  const list = el('ol', { class: 'player-chapters plain', 'aria-label': '分段' }, ...items);
  let current = '';
  video.addEventListener('timeupdate', () => {
    const title = chapterAt(chapters, video.currentTime);
    if (title === current) return;
    current = title;
    chapters.forEach((chapter, at) => {
      const button = buttons[at];
      const isOn = chapter.title === title;
      if (isOn) button?.setAttribute('aria-current', 'true');
      else button?.removeAttribute('aria-current');
      if (isOn && button) list.scrollLeft = button.offsetLeft - list.offsetLeft;
    });
  });
  return list;
}
