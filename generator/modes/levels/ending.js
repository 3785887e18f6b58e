import { PASS, rest, stars } from '../../../theme/runner/record/levels.js';
import { levelsOf, opener } from '../../../theme/runner/standing.js';
import { button, linkButton, mainButton } from '../../../theme/view/buttons.js';
import { el, siteUrl } from '../../../theme/view/dom.js';
import { showAction } from '../../../theme/view/play/frame.js';
import { aside, playAgain, scoreLine, showInterlude } from '../../../theme/view/play/interlude.js';
import { pastList } from '../../../theme/view/play/looked_back.js';
import { starRow } from '../../../theme/view/stars.js';
import { warning } from '../../../theme/view/warning.js';
import { loadMissed } from './load.js';
import { resultOf } from './session.js';

/** @typedef {import('./load.js').Standing} Standing */

const MINUTE = 60000;
const TICK = 5000;

/** @param {string} level */
const playUrl = (level) => siteUrl(`play/?level=${level}`);

/** @param {number} of questions */
const least = (of) => Math.ceil(PASS * of);

/** Why a try ended before its last question; '' where it did not. @param {import('./session.js').State} state */
const outOfHearts = ({ given, items }) =>
  given.length < items.length ? `心用完了，这次到第 ${given.length} 题为止。` : '';

/** @param {boolean} passed @param {number} count stars @param {number} of questions */
function advice(passed, count, of) {
  if (!passed) return `答对 ${least(of)} 题才算过关。先看看错在哪，再来一次。`;
  if (count === 3) return '三颗星都拿到了。';
  return count === 2 ? '换一天再全对一次，就是三颗星。' : '全对一次，就是两颗星。';
}

/** @param {Standing} standing @param {boolean} resting */
const afterFail = ({ lesson }, resting) => [
  linkButton('回看这一课', siteUrl(lesson.path), resting ? 'btn-main' : ''),
  !resting && mainButton('再闯一次', playAgain),
];

/** @param {Standing} standing @param {boolean} finished every level of the course has a star */
function afterPass({ course, after, nextCourse }, finished) {
  const next = finished && nextCourse ? nextCourse : after;
  const label = next === after ? '学下一课' : '学下一门课';
  return [
    linkButton('关卡图', siteUrl(course.path), next ? '' : 'btn-main'),
    next && linkButton(label, siteUrl(next.path), 'btn-main'),
  ];
}

/**
 * What comes next, in words.
 * @param {Standing} standing
 * @param {boolean} finished
 */
function outlook({ course, after, nextCourse }, finished) {
  const whole = `《${course.title}》${levelsOf(course).length} 课都过关了`;
  if (finished) return nextCourse ? `${whole}，接着学《${nextCourse.title}》。` : `${whole}。`;
  return after ? `下一课：${after.title}` : '这门课还有没过的关，到关卡图里看看。';
}

/**
 * @param {object} what
 * @param {Standing} what.standing
 * @param {import('../../../theme/view/play/keeper.js').Keeper} what.keeper
 * @param {Map<string, Question>} what.questions
 * @param {import('./session.js').State} what.state
 */
export function showEnding({ standing, keeper, questions, state }) {
  history.replaceState(state.session, '');
  const { points, of } = resultOf(state);
  const earned = stars(keeper.statements(), Date.now());
  const count = earned.get(state.level) || 0;
  const finished = levelsOf(standing.course).every(({ id }) => earned.get(id));
  const passed = points >= PASS * of;
  const pause = rest(keeper.statements(), state.level, Date.now());
  const past = state.given.flatMap((given, at) => {
    const { id = '', order = [] } = state.items[at] || {};
    const question = questions.get(id);
    return question ? { question, order, seed: state.seed, given } : [];
  });
  const title = passed ? '过关' : '这次没过关';
  const early = outOfHearts(state);
  const line = aside(advice(passed, count, of));
  showInterlude({
    title,
    passed,
    told: [
      el('p', { class: 'end-stars' }, starRow(count)),
      scoreLine(String(points), `/ ${of} 题答对`),
      early && el('p', {}, early),
      line,
      passed && count < 3 && el('p', {}, button('再闯一次', playAgain)),
      passed && aside(outlook(standing, finished)),
    ],
    below: [warning(keeper.lasting()), ...pastList(past)],
    ways: passed ? afterPass(standing, finished) : afterFail(standing, Boolean(pause)),
    said: `${title}，${of} 题答对 ${points} 题。${early}`,
  });
  if (pause) countDown(line, pause.until, () => showAction('', ...afterFail(standing, false)));
}

/** @param {number} left milliseconds */
const restText = (left) =>
  `连着两次没过，先歇一歇，把下面的解析看一遍。还剩 ${Math.ceil(left / MINUTE)} 分钟。`;

/**
 * Keeps saying how long the rest still takes; at its end nothing moves but the button.
 * @param {HTMLElement} line
 * @param {number} until
 * @param {() => void} over
 */
function countDown(line, until, over) {
  const left = until - Date.now();
  line.textContent = left > 0 ? restText(left) : '歇够了，可以再来一次。';
  if (left > 0) setTimeout(countDown, Math.min(left, TICK), line, until, over);
  else over();
}

/**
 * @param {Standing} standing
 * @param {{ until: number, missed: string[] }} pause
 * @param {readonly Statement[]} statements
 */
export async function showRest(standing, pause, statements) {
  const missed = await loadMissed(pause.missed, standing.lesson.id, statements);
  const line = aside('');
  showInterlude({
    title: '歇一会儿再来',
    told: [line],
    below: pastList(missed),
    ways: afterFail(standing, true),
  });
  countDown(line, pause.until, () => showAction('', ...afterFail(standing, false)));
}

export const showUnknown = () =>
  showInterlude({
    title: '没有这一关',
    sign: 'unknown',
    told: [aside('这一课可能改了名，或者还没有题。')],
    ways: [linkButton('回到学习', siteUrl('.'), 'btn-main btn-wide')],
  });

/** @param {Standing} standing @param {readonly Statement[]} statements */
export function showLocked({ course, lesson }, statements) {
  const first = opener(course.chapters, stars(statements, Date.now()), lesson.id);
  const text = `先过“${first?.title}”这一关，才轮到“${lesson.title}”。课随时可以看。`;
  showInterlude({
    title: '这一关还没解锁',
    sign: 'locked',
    told: [aside(text)],
    ways: [
      linkButton('先看课时', siteUrl(lesson.path)),
      linkButton('先闯那一关', playUrl(first?.id || ''), 'btn-main'),
    ],
  });
}
