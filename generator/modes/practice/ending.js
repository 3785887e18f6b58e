import { button, linkButton } from '../../../theme/view/buttons.js';
import { siteUrl } from '../../../theme/view/dom.js';
import { aside, showInterlude } from '../../../theme/view/play/interlude.js';

/** @typedef {import('../../../theme/view/dom.js').Child} Child */

/** @param {string} title @param {string} text @param {...Child} ways */
function say(title, text, ...ways) {
  showInterlude({ title, told: [aside(text)], ways, said: `${title}。${text}` });
}

const leave = () => linkButton('回到练习', siteUrl('practice/'), 'btn-main btn-wide');

/**
 * That all was read, where nothing is answered.
 * @param {number} total
 * @param {() => void} anew
 * @param {string} label what beginning anew is called
 */
export function showRead(total, anew, label) {
  const text = `${total} 题都看过了。合上答案做一遍，才知道记住了没有。`;
  say('看完了', text, button(label, anew), leave());
}

/** That there is nothing to ask. @param {import('./ways.js').Way} way */
export const showNothing = ({ title, empty }) => say(title, empty, leave());
