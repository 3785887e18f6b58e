import { button, mainButton } from '../buttons.js';
import { el, icon } from '../dom.js';
import { showAction } from './frame.js';

/**
 * What can be done at a stop of a walk.
 * @typedef {object} Ways
 * @property {string} state '' or the verdict the bar tells
 * @property {(() => void) | null} back to the stop before; null at the first
 * @property {() => void} sheet
 * @property {{ label: string, act: () => void, main: boolean, onward: boolean }} next `onward`: it leads to the next stop
 */

/** The bar below a walk: 上一题, 答题卡, and what comes next. @param {Ways} ways */
export function showWays({ state, back, sheet, next }) {
  const previous = sideButton('上一题', 'chevron-left', back || (() => {}));
  previous.disabled = !back;
  previous.dataset.back = '';
  const main = (next.main ? mainButton : button)(next.label, next.act);
  main.classList.add('next');
  if (next.onward) main.dataset.onward = '';
  showAction(state, previous, sideButton('答题卡', 'view-grid-outline', sheet), main);
}

/** @param {string} label @param {string} sign @param {() => void} act */
function sideButton(label, sign, act) {
  const element = el(
    'button',
    { class: 'side', type: 'button' },
    icon(sign),
    el('span', {}, label),
  );
  element.addEventListener('click', act);
  return element;
}
