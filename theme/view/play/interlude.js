import { mainButton } from '../buttons.js';
import { el } from '../dom.js';
import { createSign } from '../halt.js';
import { announce, showAction, showScreen } from './frame.js';

/** @typedef {import('../dom.js').Child} Child */

/**
 * A screen without a question: before the first, after the last, or where there is none to ask.
 * @typedef {object} Interlude
 * @property {string} title takes the focus
 * @property {import('../halt.js').Kind} [sign] where one cannot go on: how that is
 * @property {readonly Child[]} [told] under the title
 * @property {boolean} [passed] whether what ended was passed, where it could be
 * @property {readonly Child[]} [below] in cards of their own
 * @property {readonly Child[]} [ways] on from here, in the bar below
 * @property {string} [said] to those who listen
 */

/** @param {Interlude} interlude */
export function showInterlude({ title, sign, told = [], passed, below = [], ways = [], said }) {
  const own = sign ? 'halt' : 'end';
  const head = el('h1', { class: `${own}-title`, tabindex: '-1' }, title);
  const state = passed === undefined ? undefined : { 'data-passed': String(passed) };
  const screen = el('section', { class: own, ...state }, sign && createSign(sign), head, ...told);
  showScreen(screen, ...below);
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
