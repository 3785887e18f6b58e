import { el, siteUrl } from '../../../theme/view/dom.js';
import { linkButton, mainButton, showAction, showScreen } from '../../../theme/view/play/frame.js';
import { warning } from '../../../theme/view/warning.js';

const back = (className = '') => linkButton('回到考试', siteUrl('exam/'), className);

/** @param {string} title @param {...import('../../../theme/view/dom.js').Child} rest */
function screen(title, ...rest) {
  const head = el('h1', { class: 'end-title', tabindex: '-1' }, title);
  showScreen(el('section', { class: 'end' }, head, ...rest));
  return head;
}

export function showUnknown() {
  const head = screen(
    '没有这份试卷',
    el('p', { class: 'muted' }, '它可能已经撤下。请从“模拟考试”里选一份。'),
  );
  showAction('', back('btn-main btn-wide'));
  head.focus({ preventScroll: true });
}

/** @param {string} term @param {string} said */
const fact = (term, said) => el('div', {}, el('dt', {}, term), el('dd', {}, said));

/**
 * What a paper asks, before its clock begins.
 * @param {{ paper: import('./load.js').Paper, used: number, lasting: boolean, start: () => void }} what used: tries of
 *   this week
 */
export function showStart({ paper, used, lasting, start }) {
  const { title, questions, points, minutes, pass, tries_a_week: most } = paper;
  const left = Math.max(0, most - used);
  const head = screen(
    title,
    el(
      'dl',
      { class: 'exam-facts' },
      fact('题量', `${questions} 题`),
      fact('满分', `${points} 分`),
      fact('时间', `${minutes} 分钟`),
      fact('及格', `${Math.ceil((points * pass) / 100)} 分`),
      fact('本周还能考', `${left} 次`),
    ),
    el(
      'ul',
      { class: 'exam-rules' },
      el('li', {}, '交卷之前不显示对错，答案可以随时改。'),
      el('li', {}, '每答一题都会存下来。退出、没电、没网都不会丢，时间接着走。'),
      el('li', {}, '到时间自动交卷，没答的算错。'),
    ),
    warning(lasting),
  );
  if (left > 0) showAction('', back(), mainButton('开始考试', once(start)));
  else {
    head.after(
      el('p', { class: 'note' }, `这份卷子一周考 ${most} 次，这周用完了。下周一再来，先练练错题。`),
    );
    showAction('', back(), linkButton('去错题本', siteUrl('practice/mistakes/'), 'btn-main'));
  }
  head.focus({ preventScroll: true });
}

/** A second tap begins no second exam. @param {() => void} act */
function once(act) {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}
