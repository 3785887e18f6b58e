import { authored, el, fill, icon } from './dom.js';
import { textOf } from './options.js';

/**
 * Options that are put into numbered places, one after another, by a tap each; a tap on one that has a place frees it.
 * @typedef {object} Placing
 * @property {Question} question
 * @property {readonly string[]} order keys as drawn
 * @property {number} count of places
 * @property {(next: number) => string} ask what to tap for the place `next`, from 0; for -1, when none is free
 * @property {boolean} [shared] whether one option may stand in several places
 * @property {(held: readonly string[], next: number) => void} [shown] called with every change, and at the start
 * @property {() => void} changed
 */

/** @param {Placing} placing */
export function createPlaced({ question, order, count, ask, shared = false, shown, changed }) {
  const options = new Map((question.options || []).map(({ key, html }) => [key, html]));
  /** @param {string} key */
  const text = (key) => textOf(options.get(key) || '');
  const held = Array(count).fill('');
  const buttons = order.map((key) => createButton(key, options.get(key) || ''));
  const status = el('p', { class: 'note', role: 'status' });
  let wanted = -1;

  const next = () => (wanted < 0 ? held.indexOf('') : wanted);
  /** @param {string} [said] what was done, for those who listen */
  const show = (said) => {
    fill(status, said && el('span', { class: 'vh' }, said), ask(next()));
    for (const button of buttons) {
      const places = held.flatMap((key, place) => (key === button.value ? place + 1 : []));
      button.setAttribute('aria-pressed', String(places.length > 0));
      fill(markOf(button), places.join('·'));
    }
    shown?.(held, next());
  };
  /** @param {number} place @param {string} key @param {string} said */
  const put = (place, key, said) => {
    held[place] = key;
    wanted = -1;
    show(said);
    changed();
  };
  /** @param {string} key */
  const tap = (key) => {
    const [from, to] = [held.indexOf(key), next()];
    if (from >= 0 && wanted < 0 && (to < 0 || !shared))
      return put(from, '', `${text(key)}：取消。`);
    if (to < 0) return;
    if (from >= 0 && !shared) held[from] = '';
    put(to, key, `${text(key)}：第 ${to + 1}。`);
  };
  for (const button of buttons) {
    button.addEventListener('click', () => {
      if (!button.hasAttribute('aria-disabled')) tap(button.value);
    });
  }
  show();
  return {
    text,
    held: () => [...held],
    status,
    buttons,
    choices: el('div', { class: 'options', role: 'group', 'aria-label': '选项' }, ...buttons),
    /** Frees a place, to be filled next. @param {number} place */
    free: (place) => {
      put(place, '', '');
      wanted = place;
      show();
    },
  };
}

/** @param {string} key @param {string} html */
const createButton = (key, html) =>
  el(
    'button',
    { class: 'option', type: 'button', value: key },
    el('b', { class: 'option-mark' }),
    authored('span', { class: 'option-text' }, html),
  );

/** The number in the circle before an option. @param {HTMLElement} option */
export const markOf = (option) => /** @type {HTMLElement} */ (option.firstElementChild);

/** Word, sign and colour together. @param {HTMLElement} option @param {boolean} right @param {string} wrong the word */
export function showVerdict(option, right, wrong) {
  option.dataset.verdict = right ? 'right' : 'wrong';
  const sign = icon(right ? 'check-circle' : 'close-circle');
  option.append(
    el('span', { class: 'option-verdict' }, sign, el('span', {}, right ? '对' : wrong)),
  );
}
