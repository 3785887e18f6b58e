import { el, getElements } from '../dom.js';
import { minutes } from './film.js';

/** Milliseconds after a touch during which the list does not move by itself. */
const RESTING = 4000;

/**
 * The words of a video as a list that can be searched; a tap on a line plays from there, and the line being said is marked.
 * @param {HTMLDetailsElement} fold with the words as text, each piece knowing its second
 * @param {HTMLVideoElement} video
 * @param {(second: number) => void} play from there
 */
export function mountLines(fold, video, play) {
  const pieces = getElements('[data-at]', fold);
  if (pieces.length === 0) return;
  const lines = pieces.map(createLine);
  const field = el('input', {
    class: 'lines-search',
    type: 'search',
    placeholder: '在文字稿里找',
    'aria-label': '在文字稿里找',
    enterkeyhint: 'search',
  });
  const found = el('p', { class: 'muted', role: 'status' });
  const list = el('div', {
    class: 'lines',
    role: 'group',
    'aria-label': '文字稿，点一句从那里播放',
  });
  list.append(...lines.map(({ button }) => button));
  fold.querySelector('.prose')?.replaceWith(field, found, list);

  let current = -1;
  let touched = 0;
  /** @param {number} at */
  const reach = (at) => {
    for (const [place, { button }] of lines.entries()) button.tabIndex = place === at ? 0 : -1;
  };
  reach(0);

  const follow = () => {
    if (!fold.open) return;
    const at = lines.filter(({ second }) => second <= video.currentTime).length - 1;
    if (at === current) return;
    lines[current]?.button.removeAttribute('aria-current');
    current = at;
    const line = lines[at]?.button;
    if (!line) return;
    line.setAttribute('aria-current', 'true');
    if (!list.contains(document.activeElement)) reach(at);
    if (Date.now() - touched > RESTING) list.scrollTop = line.offsetTop - list.clientHeight / 3;
  };

  const search = () => {
    const wanted = field.value.trim();
    const hits = lines.filter((line) => line.mark(wanted)).length;
    found.textContent = wanted ? (hits ? `找到 ${hits} 句` : '没有这几个字，换个词试试') : '';
    const first = lines.findIndex(({ button }) => !button.hidden);
    reach(first);
  };

  field.addEventListener('input', search);
  list.addEventListener('click', ({ target }) => {
    const line = lines.find(({ button }) => button.contains(/** @type {Node} */ (target)));
    if (line) play(line.second);
  });
  for (const name of ['pointerdown', 'wheel', 'touchmove', 'focusin']) {
    list.addEventListener(
      name,
      () => {
        touched = Date.now();
      },
      { passive: true },
    );
  }
  list.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const shown = lines.filter(({ button }) => !button.hidden);
    const at = shown.findIndex(({ button }) => button === document.activeElement);
    const next = step && shown[at + step];
    if (!next) return;
    event.preventDefault();
    reach(lines.indexOf(next));
    next.button.focus();
  });
  for (const name of ['timeupdate', 'seeked']) video.addEventListener(name, follow);
  fold.addEventListener('toggle', follow);
  follow();
}

/** @param {HTMLElement} piece */
function createLine(piece) {
  const second = Number(piece.dataset.at);
  const text = (piece.textContent || '').trim();
  const words = el('span', {}, text);
  const button = el(
    'button',
    { class: piece.matches('h2') ? 'line line-chapter' : 'line', type: 'button' },
    el('span', { class: 'line-time' }, minutes(second)),
    words,
  );
  return {
    second,
    button,
    /** Shows it if it holds what is wanted, and where. @param {string} wanted */
    mark: (wanted) => {
      const at = text.toLowerCase().indexOf(wanted.toLowerCase());
      const end = at + wanted.length;
      words.textContent = '';
      if (wanted && at >= 0) {
        words.append(text.slice(0, at), el('mark', {}, text.slice(at, end)), text.slice(end));
      } else words.append(text);
      button.hidden = at < 0;
      return at >= 0;
    },
  };
}
