import { ended } from '../../../theme/runner/record/sessions.js';
import { linkButton, mainButton } from '../../../theme/view/buttons.js';
import { el, siteUrl } from '../../../theme/view/dom.js';
import {
  aside,
  playAgain,
  scoreLine,
  showInterlude,
  startButton,
} from '../../../theme/view/play/interlude.js';
import { lookBack } from '../../../theme/view/play/looked_back.js';
import { warning } from '../../../theme/view/warning.js';
import { MINUTES, QUESTIONS, RIGHT_LEAST, TRIES_A_DAY } from './rules.js';

/** @typedef {import('./view.js').Den} Den */

/** @param {Den} den @param {string} [className] */
const back = ({ course }, className = '') => linkButton('关卡图', siteUrl(course.path), className);

export const showUnknown = () =>
  showInterlude({
    title: '没有这一关',
    sign: 'unknown',
    told: [aside('这一章可能改了样子，或者还没有章节总关。请从关卡图里选。')],
    ways: [linkButton('回到学习', siteUrl('.'), 'btn-main btn-wide')],
  });

/** @param {Den} den @param {readonly Lesson[]} open levels without a star */
export function showLocked(den, open) {
  const names = open.map(({ title }) => `“${title}”`).join('、');
  showInterlude({
    title: '章节总关还没开',
    sign: 'locked',
    told: [aside(`这一章每一关都得了星才能闯。还差：${names}。`)],
    ways: [back(den, 'btn-main btn-wide')],
  });
}

/** @param {{ den: Den, left: number, begin: () => void }} what left: tries of today */
export function showStart({ den, left, begin }) {
  const rule = `${QUESTIONS} 题，${MINUTES} 分钟，答对 ${RIGHT_LEAST} 题过关。没有提示，交卷之前不显示对错。`;
  const today = left > 0 ? `今天还能闯 ${left} 次。` : '今天用完了，明天再来。';
  showInterlude({
    title: `章节总关：${den.chapter.title}`,
    told: [el('p', {}, rule), aside(`一天 ${TRIES_A_DAY} 次，${today}`)],
    ways: [back(den, left > 0 ? '' : 'btn-main'), left > 0 && startButton('开始', begin)],
  });
}

/**
 * @param {{ den: Den, keeper: import('../../../theme/view/play/keeper.js').Keeper, session: string,
 *   questions: ReadonlyMap<string, Question> }} what
 */
export function showResult({ den, keeper, session, questions }) {
  history.replaceState(session, '');
  const found = ended(keeper.statements(), den.object, session);
  if (!found) return;
  const right = found.answers.filter(({ result }) => result.state === 'right').length;
  const passed = right >= RIGHT_LEAST;
  const { length } = found.answers;
  const title = passed ? '过关' : '这次没过关';
  const comment = passed
    ? `《${den.chapter.title}》这一章闯完了。`
    : `答对 ${RIGHT_LEAST} 题才算过关，先看看错在哪。`;
  showInterlude({
    title,
    passed,
    told: [scoreLine(String(right), `/ ${length} 题答对`), aside(comment)],
    below: [warning(keeper.lasting()), ...lookBack(found, questions)],
    ways: [back(den, passed ? 'btn-main' : ''), !passed && mainButton('再闯一次', playAgain)],
    said: `${title}，${length} 题答对 ${right} 题。`,
  });
}
