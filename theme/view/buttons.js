import { el } from './dom.js';
import { worded } from './plain.js';

/**
 * @param {string} label
 * @param {() => void} act
 * @param {string} [className]
 */
export function button(label, act, className = '') {
  const element = el('button', { class: `btn ${className}`, type: 'button' }, worded(label));
  element.addEventListener('click', act);
  return element;
}

/**
 * @param {string} label
 * @param {() => void} act
 */
export function mainButton(label, act) {
  const element = button(label, act);
  element.classList.add('btn-main');
  element.dataset.main = '';
  return element;
}

/** @param {string} label @param {string} href @param {string} [className] */
export const linkButton = (label, href, className = '') =>
  el('a', { class: `btn ${className}`, href }, worded(label));
