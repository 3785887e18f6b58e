import { tally } from '../../../theme/runner/walk.js';
import { el, siteUrl } from '../../../theme/view/dom.js';
import {
  announce,
  button,
  linkButton,
  mainButton,
  showAction,
  showScreen,
} from '../../../theme/view/play/frame.js';
import { warning } from '../../../theme/view/warning.js';

/** @typedef {import('../../../theme/runner/walk.js').Walk} Walk */

/**
 * What a walk came to.
 * @param {Walk} walk
 * @param {() => void} back to the last question
 * @param {boolean} lasting whether the record stays when the tab is closed
 */
export function showEnding(walk, back, lasting) {
  const { answered, right } = tally(walk);
  const open = walk.stops.length - answered;
  const text = open > 0 ? `还有 ${open} 题没有答。` : '都答完了。';
  const title = el('h1', { class: 'end-title', tabindex: '-1' }, '练习小结');
  showScreen(
    el(
      'section',
      { class: 'end' },
      title,
      el('p', { class: 'end-score' }, el('b', {}, String(right)), ` / ${answered} 题答对`),
      el('p', { class: 'muted' }, text),
    ),
    warning(lasting),
  );
  if (open > 0) showAction('', button('回去接着做', back), leave('btn-main'));
  else
    showAction(
      '',
      leave(''),
      mainButton('再来一组', () => location.reload()),
    );
  title.focus({ preventScroll: true });
  announce(`练习小结，答了 ${answered} 题，答对 ${right} 题。${text}`);
}

/** @param {string} className */
const leave = (className) => linkButton('回到练习', siteUrl('practice/'), className);
