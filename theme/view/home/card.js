/** The card at the head of the home page: what to do next. */
import { stars, thirdStars } from '../../runner/record/levels.js';
import { linkButton } from '../buttons.js';
import { el, fill, getOptionalElement, icon, siteUrl } from '../dom.js';
import { createHalt } from '../halt.js';
import { worded } from '../plain.js';
import { inWords } from '../player/film.js';

/** @typedef {import('../dom.js').Child} Child */

const card = () => getOptionalElement('[data-next]');

/** @param {string} level */
const levelPath = (level) => `play/?level=${level}`;

/** Says nothing while it is not known what is to be said, and keeps its place. @param {boolean} busy */
export const setBusy = (busy) => card()?.setAttribute('aria-busy', String(busy));

/**
 * @param {{ eyebrow: string, title: string, text?: string | null }} words
 * @param {readonly HTMLElement[]} actions
 * @param {Child} [foot]
 */
function show({ eyebrow, title, text }, actions, foot) {
  const element = card();
  if (!element) return;
  fill(
    element,
    el('p', { class: 'eyebrow' }, eyebrow),
    el('h2', { id: 'next-title', class: 'next-title', tabindex: '-1' }, title),
    text && el('p', { class: 'next-text' }, text),
    el('p', { class: 'next-actions' }, ...actions),
    foot,
  );
}

/** @param {string} label @param {string} path */
const mainLink = (label, path) =>
  el(
    'a',
    { class: 'btn btn-main', href: siteUrl(path) },
    el('span', {}, worded(label)),
    icon('arrow-right'),
  );

/** @param {string} label @param {string} path */
const sideLink = (label, path) => linkButton(label, siteUrl(path));

/**
 * The levels whose third star is to be had today.
 * @param {readonly Lesson[]} levels
 * @param {readonly Statement[]} statements
 */
function thirdOf(levels, statements) {
  const again = thirdStars(statements, Date.now());
  return levels.filter(({ id }) => again.includes(id));
}

/** @param {readonly Lesson[]} lessons whose third star is to be had today */
function againLine([first, ...more]) {
  const rest = more.length > 0 ? `（这样的关还有 ${more.length} 个）` : '';
  return (
    first &&
    el(
      'p',
      { class: 'next-again' },
      el(
        'a',
        { class: 'link', href: siteUrl(levelPath(first.id)) },
        icon('star'),
        el('span', {}, `今天再全对一次，得第三颗星：${first.title}${rest}`),
      ),
    )
  );
}

/**
 * @param {import('../../runner/next.js').Step} step
 * @param {readonly Lesson[]} levels
 * @param {readonly Statement[]} statements
 */
export function showNext({ path, lesson, half, toward }, levels, statements) {
  show(
    {
      eyebrow: `继续学习 · ${path}`,
      title: lesson.title,
      text: toward && `先过这一关，才轮到“${toward.title}”。`,
    },
    [mainLink(half ? '接着闯关' : '继续学习', half ? levelPath(lesson.id) : lesson.path)],
    againLine(thirdOf(levels, statements)),
  );
}

/**
 * The video that was left, and the second it goes on from; the level that comes next stands beside it.
 * @param {import('../../runner/next.js').Left} left
 * @param {import('../../runner/next.js').Step | null} step
 */
export function showLeft({ path, lesson, second }, step) {
  show(
    {
      eyebrow: `继续学习 · ${path}`,
      title: lesson.title,
      text: `视频看到 ${inWords(second)}，从那里接着看。`,
    },
    [
      mainLink('接着看', lesson.path),
      ...(step ? [sideLink(step.half ? '接着闯关' : '去闯关', levelPath(step.lesson.id))] : []),
    ],
  );
}

/**
 * That every level is passed, and what can be done now.
 * @param {readonly Lesson[]} levels every level of the site
 * @param {readonly Statement[]} statements
 */
export function showDone(levels, statements) {
  const earned = stars(statements, Date.now());
  /** @param {number} count */
  const having = (count) => levels.filter(({ id }) => earned.get(id) === count);
  const [again] = [...thirdOf(levels, statements), ...having(1)];
  const sum = levels.reduce((total, { id }) => total + (earned.get(id) || 0), 0);
  const most = 3 * levels.length;
  const later = again
    ? `再闯还能添星，比如“${again.title}”。`
    : '全对过的关，换一天再全对，得第三颗星。';
  show(
    {
      eyebrow: '全部学完',
      title: `${levels.length} 关全部过关`,
      text: `得了 ${sum} / ${most} 颗星。${sum < most ? later : '一颗不少。'}`,
    },
    [
      ...(again ? [mainLink('再闯一关', levelPath(again.id))] : []),
      sideLink('搜一搜要点', 'search/'),
      sideLink('找妈妈小屋', 'rooms/'),
    ],
  );
}

/** That nothing can be said of what comes next. @param {() => Promise<void>} retry */
export function showMissing(retry) {
  const button = el('button', { class: 'btn btn-main', type: 'button' }, '再试一次');
  button.addEventListener('click', async () => {
    await retry();
    getOptionalElement('#next-title')?.focus({ preventScroll: true });
  });
  const text = '可能是网络断了，所以说不出你该接着学哪一课。学过的都记在这台手机上，没有丢。';
  const how = { level: /** @type {const} */ ('h2'), id: 'next-title', acts: [button] };
  const element = card();
  if (element) fill(element, createHalt('lost', '没有取到课程目录', text, how));
}
