import { mainButton } from '../buttons.js';
import { el } from '../dom.js';
import { announce, showAction, showScreen } from './frame.js';

/** @typedef {import('../dom.js').Child} Child */

/**
 * A screen without a question: before the first, after the last, or where there is none to ask.
 * @typedef {object} Interlude
 * @property {string} title takes the focus
 * @property {readonly Child[]} [told] under the title
 * @property {boolean} [passed] whether what ended was passed, where it could be
 * @property {readonly Child[]} [below] in cards of their own
 * @property {readonly Child[]} ways on from here, in the bar below
 * @property {string} [said] to those who listen
 */

/** @param {Interlude} interlude */
export function showInterlude({ title, told = [], passed, below = [], ways, said }) {
  const head = el('h1', { class: 'end-title', tabindex: '-1' }, title);
  const state = passed === undefined ? undefined : { 'data-passed': String(passed) };
  showScreen(el('section', { class: 'end', ...state }, head, ...told), ...below);
  showAction('', ...ways);
  head.focus({ preventScroll: true });
  if (said) announce(said);
}

/** A line in the grey of what is beside the matter. @param {string} text */
export const aside = (text) => el('p', { class: 'muted' }, text);

/** @param {string} figure large @param {string} rest */
export const scoreLine = (figure, rest) =>
  el('p', { class: 'end-score' }, el('b', {}, figure), ` ${rest}`);

/** A second tap begins nothing a second time. @param {string} label @param {() => void} begin */
export function startButton(label, begin) {
  let begun = false;
  return mainButton(label, () => {
    if (!begun) begin();
    begun = true;
  });
}

/** Begins anew where a page merely loaded again would show what the last try came to. */
export function playAgain() {
  history.replaceState(null, '');
  location.reload();
}
