import { linkButton } from '../../../theme/view/buttons.js';
import { el, siteUrl } from '../../../theme/view/dom.js';
import { aside, showInterlude, startButton } from '../../../theme/view/play/interlude.js';
import { warning } from '../../../theme/view/warning.js';

const back = (className = '') => linkButton('回到考试', siteUrl('exam/'), className);

export const showUnknown = () =>
  showInterlude({
    title: '没有这份试卷',
    sign: 'unknown',
    told: [aside('它可能已经撤下。请从“模拟考试”里选一份。')],
    ways: [back('btn-main btn-wide')],
  });

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
  const practice = linkButton('去错题本', siteUrl('practice/mistakes/'), 'btn-main');
  showInterlude({
    title,
    told: [
      left === 0 &&
        el(
          'p',
          { class: 'note' },
          `这份卷子一周考 ${most} 次，这周用完了。下周一再来，先练练错题。`,
        ),
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
    ],
    ways: [back(), left > 0 ? startButton('开始考试', start) : practice],
  });
}
