import { button, linkButton } from '../../../theme/view/buttons.js';
import { siteUrl } from '../../../theme/view/dom.js';
import { aside, showInterlude } from '../../../theme/view/play/interlude.js';

const leave = () => linkButton('回到练习', siteUrl('practice/'), 'btn-main btn-wide');

/**
 * That all was read, where nothing is answered.
 * @param {number} total
 * @param {() => void} anew
 * @param {string} label what beginning anew is called
 */
export function showRead(total, anew, label) {
  const text = `${total} 题都看过了。合上答案做一遍，才知道记住了没有。`;
  const ways = [button(label, anew), leave()];
  showInterlude({ title: '看完了', told: [aside(text)], ways, said: `看完了。${text}` });
}

/** That there is nothing to ask. @param {import('./ways.js').Way} way */
export const showNothing = ({ title, empty }) =>
  showInterlude({
    title,
    sign: 'empty',
    told: [aside(empty)],
    ways: [leave()],
    said: `${title}。${empty}`,
  });
