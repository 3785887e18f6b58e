import { shanghaiDay } from '../../../theme/runner/calendar.js';
import { dailyWeeks, GOAL, mondayOf } from '../../../theme/runner/record/weeks.js';
import { linkButton } from '../../../theme/view/buttons.js';
import { el, icon, siteUrl } from '../../../theme/view/dom.js';
import { aside, showInterlude } from '../../../theme/view/play/interlude.js';
import { warning } from '../../../theme/view/warning.js';

const NAMES = ['一', '二', '三', '四', '五', '六', '日'];

/** The days of this week, done or not. @param {number} today @param {readonly number[]} days */
export function weekRow(today, days) {
  const monday = mondayOf(today);
  const cells = NAMES.map((name, at) => {
    const day = monday + at;
    const done = days.includes(day);
    const words = done ? '已做' : day < today ? '没做' : '';
    return el(
      'li',
      { 'data-done': String(done), ...(day === today && { 'aria-current': 'date' }) },
      el('span', {}, name),
      done ? icon('check-bold') : el('i', {}),
      words && el('span', { class: 'vh' }, words),
    );
  });
  return el('ol', { class: 'week plain', 'aria-label': '这一周' }, ...cells);
}

/**
 * Today's five are done: how the week stands.
 * @param {import('../../../theme/view/play/keeper.js').Keeper} keeper
 * @param {number} now
 */
export function showDone(keeper, now) {
  const { days, weeks } = dailyWeeks(keeper.statements(), now);
  const isDone = days.includes(shanghaiDay(now));
  const title = isDone ? '今天的五题做完了' : '今天的五题还没做完';
  const left = GOAL - days.length;
  const goal =
    left > 0
      ? `这一周做了 ${days.length} 天，再做 ${left} 天就达标。`
      : `这一周做了 ${days.length} 天，达标了。`;
  const back = linkButton('回到练习', siteUrl('practice/'), isDone ? 'btn-main' : '');
  const onward = linkButton('接着做', siteUrl('practice/round/?way=daily'), 'btn-main');
  showInterlude({
    title,
    told: [
      weekRow(shanghaiDay(now), days),
      el('p', {}, `${goal}一周做满 ${GOAL} 天就行，歇两天不要紧。`),
      weeks > 1 && aside(`已经连着 ${weeks} 周达标。`),
    ],
    below: [warning(keeper.lasting())],
    ways: [back, !isDone && onward],
    said: `${title}。${goal}`,
  });
}
