import { authored, el, icon } from './dom.js';

/**
 * One thing to tap. `mark` is the letter or sign before it, `html` its sanitised text.
 * @typedef {{ value: string, mark: string, html: string }} Choice
 */

const VERDICTS = { right: '选对了', answer: '正确答案', wrong: '选错了' };

/** @param {Choice} choice @param {boolean} [multiple] */
export function createButton({ value, mark, html }, multiple) {
  const button = el(
    'button',
    { class: 'option', type: 'button', 'data-value': value },
    el('b', { class: 'option-mark' }, mark),
    authored('span', { class: 'option-text' }, html),
  );
  if (multiple) button.setAttribute('role', 'checkbox');
  button.setAttribute(multiple ? 'aria-checked' : 'aria-pressed', 'false');
  return button;
}

/**
 * Big buttons, one or several of which can be chosen.
 * @param {readonly Choice[]} choices in the order shown
 * @param {boolean} multiple
 * @param {() => void} changed called after each choice
 */
export function createOptions(choices, multiple, changed) {
  const state = multiple ? 'aria-checked' : 'aria-pressed';
  const buttons = choices.map((choice) => createButton(choice, multiple));
  let open = true;

  /** @param {HTMLButtonElement} button */
  const isChosen = (button) => button.getAttribute(state) === 'true';
  /** @param {HTMLButtonElement} button @param {boolean} on */
  const set = (button, on) => button.setAttribute(state, String(on));

  /** @param {HTMLButtonElement} button */
  const pick = (button) => {
    if (!open) return;
    if (multiple) set(button, !isChosen(button));
    else for (const other of buttons) set(other, other === button);
    changed();
  };
  for (const button of buttons) button.addEventListener('click', () => pick(button));

  const chosen = () => buttons.filter(isChosen).map((button) => button.dataset.value || '');

  /**
   * @param {readonly string[]} picked
   * @param {readonly string[]} right
   */
  const reveal = (picked, right) => {
    open = false;
    for (const button of buttons) {
      const value = button.dataset.value || '';
      set(button, picked.includes(value));
      button.setAttribute('aria-disabled', 'true');
      showVerdict(button, picked.includes(value), right.includes(value));
    }
  };

  /** @param {readonly string[]} values */
  const hold = (values) => {
    for (const button of buttons) set(button, values.includes(button.dataset.value || ''));
  };

  const element = el('div', { class: 'options', role: 'group', 'aria-label': '选项' }, ...buttons);
  return { element, chosen, hold, reveal };
}

/** Word, sign and colour together. @param {HTMLElement} button @param {boolean} picked @param {boolean} right */
function showVerdict(button, picked, right) {
  const verdict = right ? (picked ? 'right' : 'answer') : picked ? 'wrong' : null;
  if (verdict) tell(button, verdict, VERDICTS[verdict]);
  else button.dataset.verdict = 'rest';
}

/** @param {HTMLElement} option @param {'right' | 'answer' | 'wrong'} verdict @param {string} word */
export function tell(option, verdict, word) {
  const sign = icon(verdict === 'wrong' ? 'close-circle' : 'check-circle');
  option.dataset.verdict = verdict;
  option.append(el('span', { class: 'option-verdict' }, sign, el('span', {}, word)));
}

/** What a reply from the record names, which may be anything. @param {Reply} reply */
export const named = (reply) => (Array.isArray(reply) ? reply.map(String) : []);

/** @param {number} place from 0 */
export const letter = (place) => String.fromCharCode(65 + place);

/**
 * The options of a choice question in the order drawn, lettered by place.
 * @param {Question} question
 * @param {readonly string[]} order keys
 * @returns {Choice[]}
 */
export function lettered(question, order) {
  const options = new Map((question.options || []).map((option) => [option.key, option.html]));
  return order.map((key, place) => ({
    value: key,
    mark: letter(place),
    html: options.get(key) || '',
  }));
}

/** @param {number} place from 0 */
export const circled = (place) => String.fromCharCode(0x2460 + place);

/** @param {string} html authored */
export const textOf = (html) => authored('span', {}, html).textContent || '';

/**
 * The choices `keys` as one reads them out: “C 工会章程”.
 * @param {readonly Choice[]} choices
 * @param {readonly string[]} keys
 */
export const wordsOf = (choices, keys) =>
  choices
    .filter((choice) => keys.includes(choice.value))
    .map((choice) => `${choice.mark} ${textOf(choice.html)}`)
    .join('；');

/**
 * @param {readonly Choice[]} choices
 * @param {readonly string[]} keys
 */
export const marksOf = (choices, keys) =>
  choices
    .filter((choice) => keys.includes(choice.value))
    .map((choice) => choice.mark)
    .join('、');
