import { wellFormed } from '../runner/record/own.js';
import { el, icon } from './dom.js';

/**
 * Where one answer is put: typed, or tapped from tiles. `hold` puts a value in and leaves it open; `reveal` shows a value
 * with its verdict, and what was right where it was not, and takes no more; `show` a value alone.
 * @typedef {object} Entry
 * @property {HTMLElement} element
 * @property {() => string} value
 * @property {(value: string) => void} hold
 * @property {(value: string) => void} show
 * @property {(value: string, right: boolean, answer: string) => void} reveal
 */

/** How a text is typed: no keyboard helps itself to the answer or changes it. */
const UNTOUCHED = {
  autocapitalize: 'off',
  autocomplete: 'off',
  autocorrect: 'off',
  maxlength: '100',
  spellcheck: 'false',
  type: 'text',
};

/** @param {HTMLElement} element @param {boolean} right @param {string} answer */
function showVerdict(element, right, answer) {
  element.dataset.verdict = right ? 'right' : 'wrong';
  element.append(
    el(
      'p',
      { class: 'entry-verdict' },
      icon(right ? 'check-circle' : 'close-circle'),
      el('span', {}, right ? '对' : `不对，应为：${answer}`),
    ),
  );
}

/**
 * @param {{ mark: string, name: string, keys: 'decimal' | 'text', enter: 'next' | 'done', unit?: string,
 *   changed: () => void }} what mark: the sign before it, keys: which keyboard, enter: what its Enter is called
 * @returns {Entry & { input: HTMLInputElement }}
 */
export function createInput({ mark, name, keys, enter, unit = '', changed }) {
  const input = el('input', {
    ...UNTOUCHED,
    class: 'entry-input',
    inputmode: keys,
    enterkeyhint: enter,
    'aria-label': unit ? `${name}，单位：${unit}` : name,
  });
  input.addEventListener('input', changed);
  const row = el(
    'label',
    { class: 'entry-row' },
    mark && el('b', { class: 'entry-mark', 'aria-hidden': 'true' }, mark),
    input,
    unit && el('span', { class: 'entry-unit', 'aria-hidden': 'true' }, unit),
  );
  const element = el('div', { class: 'entry' }, row);
  /** @param {string} value */
  const show = (value) => {
    input.value = value;
    input.readOnly = true;
  };
  return {
    element,
    input,
    value: () => wellFormed(input.value),
    hold: (value) => {
      input.value = value;
    },
    show,
    reveal: (value, right, answer) => {
      show(value);
      showVerdict(element, right, answer);
    },
  };
}

/**
 * @param {{ mark: string, name: string, tiles: readonly string[], changed: () => void }} what
 * @returns {Entry}
 */
export function createTiles({ mark, name, tiles, changed }) {
  let value = '';
  const slot = el('button', { class: 'slot', type: 'button' });
  const buttons = tiles.map((tile) => el('button', { class: 'tile', type: 'button' }, tile));

  /** @param {string} chosen */
  const hold = (chosen) => {
    value = chosen;
    slot.textContent = value || '点一个词填进来';
    slot.setAttribute('aria-label', `${name}：${slot.textContent}${value && '，点一下清空'}`);
    slot.dataset.filled = value && 'true';
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button.textContent === value));
    }
  };
  /** @param {string} chosen */
  const put = (chosen) => {
    hold(chosen);
    changed();
  };

  hold('');
  slot.addEventListener('click', () => put(''));
  for (const button of buttons) {
    button.addEventListener('click', () => put(button.textContent || ''));
  }
  const choices = el('div', { class: 'tiles' }, ...buttons);
  const row = el(
    'div',
    { class: 'entry-row' },
    mark && el('b', { class: 'entry-mark', 'aria-hidden': 'true' }, mark),
    slot,
  );
  const element = el('div', { class: 'entry', role: 'group', 'aria-label': name }, row, choices);
  /** @param {string} chosen */
  const show = (chosen) => {
    choices.remove();
    slot.replaceWith(el('p', { class: 'slot', 'data-filled': 'true' }, chosen || '没有填'));
  };
  return {
    element,
    value: () => value,
    hold: (chosen) => hold(tiles.includes(chosen) ? chosen : ''),
    show,
    reveal: (given, right, answer) => {
      show(given);
      showVerdict(element, right, answer);
    },
  };
}

/** Whether Enter was pressed, and not to choose a word of an input method. @param {KeyboardEvent} event */
export const isEnter = (event) =>
  event.key === 'Enter' && !event.isComposing && event.keyCode !== 229;
