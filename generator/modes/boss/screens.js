import { ended } from '../../../theme/runner/record/sessions.js';
import { el, siteUrl } from '../../../theme/view/dom.js';
import {
  announce,
  linkButton,
  mainButton,
  showAction,
  showScreen,
} from '../../../theme/view/play/frame.js';
import { lookBack } from '../../../theme/view/play/looked_back.js';
import { warning } from '../../../theme/view/warning.js';
import { MINUTES, QUESTIONS, RIGHT_LEAST, TRIES_A_DAY } from './rules.js';

/** @typedef {import('./view.js').Den} Den */

/** @param {Den} den @param {string} [className] */
const back = ({ course }, className = '') => linkButton('关卡图', siteUrl(course.path), className);

/** @param {string} title @param {...import('../../../theme/view/dom.js').Child} rest */
function screen(title, ...rest) {
  const head = el('h1', { class: 'end-title', tabindex: '-1' }, title);
  showScreen(el('section', { class: 'end' }, head, ...rest));
  return head;
}

export function showUnknown() {
  const head = screen(
    '没有这一关',
    el('p', { class: 'muted' }, '这一章可能改了样子，或者还没有章末大关。请从关卡图里选。'),
  );
  showAction('', linkButton('回到学习', siteUrl('.'), 'btn-main btn-wide'));
  head.focus({ preventScroll: true });
}

/** @param {Den} den @param {readonly Lesson[]} open levels without a star */
export function showLocked(den, open) {
  const names = open.map(({ title }) => `“${title}”`).join('、');
  const head = screen(
    '章末大关还没开',
    el('p', { class: 'muted' }, `这一章每一关都得了星才能闯。还差：${names}。`),
  );
  showAction('', back(den, 'btn-main btn-wide'));
  head.focus({ preventScroll: true });
}

/** @param {{ den: Den, left: number, begin: () => void }} what left: tries of today */
export function showStart({ den, left, begin }) {
  const head = screen(
    `章末大关：${den.chapter.title}`,
    el(
      'p',
      {},
      `${QUESTIONS} 题，${MINUTES} 分钟，答对 ${RIGHT_LEAST} 题过关。没有提示，交卷之前不显示对错。`,
    ),
    el(
      'p',
      { class: 'muted' },
      left > 0
        ? `一天 ${TRIES_A_DAY} 次，今天还能闯 ${left} 次。`
        : `一天 ${TRIES_A_DAY} 次，今天用完了，明天再来。`,
    ),
  );
  let begun = false;
  const start = () => {
    if (!begun) begin();
    begun = true;
  };
  showAction('', back(den, left > 0 ? '' : 'btn-main'), left > 0 && mainButton('开始', start));
  head.focus({ preventScroll: true });
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
  const title = el('h1', { class: 'end-title', tabindex: '-1' }, passed ? '过关' : '这次没过关');
  showScreen(
    el(
      'section',
      { class: 'end', 'data-passed': String(passed) },
      title,
      el(
        'p',
        { class: 'end-score' },
        el('b', {}, String(right)),
        ` / ${found.answers.length} 题答对`,
      ),
      el(
        'p',
        { class: 'muted' },
        passed
          ? `《${den.chapter.title}》这一章闯完了。`
          : `答对 ${RIGHT_LEAST} 题才算过关，先看看错在哪。`,
      ),
    ),
    warning(keeper.lasting()),
    ...lookBack(found, questions),
  );
  const again = mainButton('再闯一次', () => {
    history.replaceState(null, '');
    location.reload();
  });
  showAction('', back(den, passed ? 'btn-main' : ''), !passed && again);
  title.focus({ preventScroll: true });
  announce(`${title.textContent}，${found.answers.length} 题答对 ${right} 题。`);
}
