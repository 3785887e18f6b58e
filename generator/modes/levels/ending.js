import { homes, PASS, rest, stars } from '../../../theme/runner/record.js';
import { authored, el, siteUrl } from '../../../theme/view/dom.js';
import {
  announce,
  linkButton,
  mainButton,
  showAction,
  showScreen,
} from '../../../theme/view/play/frame.js';
import { explanationOf } from '../../../theme/view/play/question.js';
import { starRow } from '../../../theme/view/stars.js';
import { warning } from '../../../theme/view/warning.js';
import { fetchLevels } from './load.js';
import { resultOf } from './session.js';

/** @typedef {import('./load.js').Place} Place */

const MINUTE = 60000;

/** @param {string} level */
const playUrl = (level) => siteUrl(`play/?level=${level}`);

/** @param {string} title */
function focused(title) {
  return el('h1', { class: 'end-title', tabindex: '-1' }, title);
}

/** @param {Question} question */
const reviewed = (question) =>
  el(
    'details',
    { class: 'fold' },
    authored('summary', {}, `<span>${question.stem}</span>`),
    ...explanationOf(question),
  );

/** @param {readonly Question[]} missed @returns {HTMLElement | null} */
const reviewList = (missed) =>
  missed.length > 0
    ? el(
        'section',
        { class: 'card missed' },
        el('h2', {}, `没答对的 ${missed.length} 题`),
        ...missed.map(reviewed),
      )
    : null;

/** @param {boolean} passed @param {number} count stars */
function advice(passed, count) {
  if (!passed) return '答对 4 题才算过关。先看看错在哪，再来一次。';
  if (count === 3) return '三颗星都拿到了。';
  return count === 2 ? '换一天再全对一次，就是三颗星。' : '全对一次，就是两颗星。';
}

/** @param {Place} place @param {{ until: number } | null} pause @param {() => void} again */
function afterFail({ lesson }, pause, again) {
  const back = linkButton('回看这一课', siteUrl(lesson.path), pause ? 'btn-main' : '');
  return pause ? [back] : [back, mainButton('再闯一次', again)];
}

/** @param {Place} place */
function afterPass({ course, after }) {
  const map = linkButton('关卡图', siteUrl(course.path), after ? '' : 'btn-main');
  return after ? [map, linkButton('学下一课', siteUrl(after.path), 'btn-main')] : [map];
}

/**
 * @param {object} what
 * @param {Place} what.place
 * @param {import('../../../theme/view/play/keeper.js').Keeper} what.keeper
 * @param {Map<string, Question>} what.questions
 * @param {import('./session.js').State} what.state
 * @param {() => void} what.again
 */
export function showEnding({ place, keeper, questions, state, again }) {
  const { points, of } = resultOf(state);
  const count = stars(keeper.statements()).get(state.level) || 0;
  const passed = points >= PASS * of;
  const pause = rest(keeper.statements(), state.level, Date.now());
  const missed = state.items.filter((_, i) => state.given[i] && state.given[i]?.state !== 'right');
  const title = focused(passed ? '过关' : '这次没过关');
  showScreen(
    el(
      'section',
      { class: 'end', 'data-passed': String(passed) },
      title,
      el('p', { class: 'end-stars' }, starRow(count)),
      el('p', { class: 'end-score' }, el('b', {}, String(points)), ` / ${of} 题答对`),
      el('p', { class: 'muted' }, pause ? restText(pause.until) : advice(passed, count)),
      passed && count < 3 && el('p', {}, linkButton('再闯一次', playUrl(state.level))),
      passed && place.after && el('p', { class: 'muted' }, `下一课：${place.after.title}`),
    ),
    warning(keeper.lasting()),
    reviewList(missed.map((item) => /** @type {Question} */ (questions.get(item.id)))),
  );
  showAction('', ...(passed ? afterPass(place) : afterFail(place, pause, again)));
  title.focus({ preventScroll: true });
  announce(`${title.textContent}，${of} 题答对 ${points} 题。`);
}

/** @param {number} until */
const restText = (until) =>
  `连着两次没过，先歇 ${Math.ceil((until - Date.now()) / MINUTE)} 分钟，把下面的解析看一遍再来。`;

/**
 * @param {Place} place
 * @param {{ until: number, missed: string[] }} pause
 * @param {readonly Statement[]} statements
 */
export async function showRest(place, pause, statements) {
  const lessonOf = homes(statements);
  const files = await fetchLevels(pause.missed.map((id) => lessonOf.get(id) || place.lesson.id));
  const all = files.flatMap((file) => file.questions);
  const title = focused('歇一会儿再闯');
  showScreen(
    el('section', { class: 'end' }, title, el('p', { class: 'muted' }, restText(pause.until))),
    reviewList(all.filter((question) => pause.missed.includes(question.id))),
  );
  showAction('', linkButton('回看这一课', siteUrl(place.lesson.path), 'btn-main btn-wide'));
  title.focus({ preventScroll: true });
  setTimeout(() => location.reload(), pause.until - Date.now() + 1000);
}

/** @param {Place} place */
export function showLocked({ course, before, lesson }) {
  const previous = before[before.length - 1];
  const title = focused('这一关还没解锁');
  const text = previous
    ? `先过“${previous.title}”这一关，就能闯“${lesson.title}”。课时随时可以先看。`
    : '';
  showScreen(el('section', { class: 'end' }, title, el('p', { class: 'muted' }, text)));
  showAction(
    '',
    linkButton('先看课时', siteUrl(lesson.path)),
    previous
      ? linkButton('去闯上一关', playUrl(previous.id), 'btn-main')
      : linkButton('关卡图', siteUrl(course.path), 'btn-main'),
  );
  title.focus({ preventScroll: true });
}
