import { weekRow } from '../../../generator/modes/daily/done.js';
import { GOAL } from '../../runner/record/weeks.js';
import { el, icon, siteUrl } from '../dom.js';
import { worded } from '../plain.js';
import { section } from './section.js';

/** @typedef {{ days: number[], weeks: number, recent: number[] }} Weeks */
/** @typedef {{ element: HTMLElement, say: (text: string) => void }} Tile */

/** @param {string} path @param {string} sign @param {string | Node} title @returns {Tile} */
function createTile(path, sign, title) {
  const said = el('span', { class: 'muted' }, '…');
  const link = el(
    'a',
    { class: 'tile', href: siteUrl(path) },
    icon(sign),
    el('b', {}, title),
    said,
  );
  return {
    element: el('li', {}, link),
    say: (text) => {
      said.textContent = text;
    },
  };
}

/** @param {Weeks} weeks */
function sayWeek({ days, weeks }) {
  const left = GOAL - days.length;
  const now = left > 0 ? `再做 ${left} 天就达标` : '达标了';
  const row = weeks > 1 ? `已经连着 ${weeks} 周达标。` : '';
  return `每日五题这一周做了 ${days.length} 天，${now}。${row}一周做满 ${GOAL} 天就行，歇两天不要紧。`;
}

/** How full a bar is that stands for a whole week. */
const WEEK = 7;

/** The days of the last weeks as bars, those that met the goal in green; said in words for those who do not look. @param {Weeks} weeks */
function createWeeks({ recent }) {
  if (!recent.some(Boolean)) return false;
  const bars = recent.map((days, at) => {
    const bar = el('i', {});
    bar.style.height = `${(100 * days) / WEEK}%`;
    const ago = recent.length - 1 - at;
    return el(
      'li',
      { 'data-met': String(days >= GOAL) },
      el('span', { class: 'vh' }, ago ? `${ago} 周前` : '这一周'),
      el('b', {}, String(days)),
      el('span', { class: 'vh' }, '天'),
      el('span', { class: 'weeks-bar', 'aria-hidden': 'true' }, bar),
    );
  });
  return el(
    'div',
    {},
    el('h3', { class: 'me-small', id: 'weeks' }, `最近 ${recent.length} 周每周做了几天`),
    el('ol', { class: 'weeks plain', 'aria-labelledby': 'weeks' }, ...bars),
  );
}

/**
 * What there is to do today, and how the week stands. What is due is said later: it takes all questions to know.
 * @param {{ today: number, weeks: Weeks, mistakes: number }} known
 */
export function createToday({ today, weeks, mistakes }) {
  const daily = createTile(
    'practice/round/?way=daily',
    'calendar-check-outline',
    worded('每日五题', '今天做五道题'),
  );
  const review = createTile('practice/round/?way=review', 'history', worded('复习', '该复习的题'));
  const wrong = createTile(
    'practice/mistakes/',
    'notebook-remove-outline',
    worded('错题本', '答错的题'),
  );
  daily.say(weeks.days.includes(today) ? '今天做完了' : '今天还没做');
  wrong.say(`${mistakes} 题`);
  const element = section(
    'today',
    '今天和这一周',
    el('ul', { class: 'tiles plain' }, daily.element, review.element, wrong.element),
    weekRow(today, weeks.days),
    el('p', { class: 'muted' }, sayWeek(weeks)),
    createWeeks(weeks),
  );
  /** @param {number | null} due null where that is not to be known now */
  const sayDue = (due) => review.say(due === null ? '没有取到' : `到期 ${due} 题`);
  return { element, sayDue };
}
