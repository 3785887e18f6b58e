import { el, fill } from './dom.js';
import { createButton, tell, textOf } from './options.js';

/**
 * Options that are put into numbered places, one after another, by a tap each; a tap on one that has a place frees it.
 * @typedef {object} Placing
 * @property {Question} question
 * @property {readonly string[]} order keys as drawn
 * @property {number} count of places
 * @property {(next: number) => string} ask what to tap for the place `next`, from 0; for -1, when none is free
 * @property {boolean} [shared] whether one option may stand in several places
 * @property {(texts: readonly string[], next: number) => void} [shown] told of what the places hold, at first and later
 * @property {() => void} changed
 */

/** @param {Placing} placing */
export function createPlaced({ question, order, count, ask, shared = false, shown, changed }) {
  const options = new Map((question.options || []).map(({ key, html }) => [key, html]));
  /** @param {string} key */
  const html = (key) => options.get(key) || '';
  /** @param {string} key */
  const text = (key) => textOf(html(key));
  const buttons = order.map((key) => createButton({ value: key, mark: '', html: html(key) }));
  const status = el('p', { class: 'ask', role: 'status' });
  /** @type {string[]} */
  const held = Array(count).fill('');
  let wanted = -1;
  let open = true;

  const next = () => (wanted < 0 ? held.indexOf('') : wanted);
  /** @param {string} said what was done, for those who listen */
  const show = (said) => {
    fill(status, el('span', { class: 'vh' }, said), ask(next()));
    for (const button of buttons) {
      const places = held.flatMap((key, place) => (key === button.dataset.value ? place + 1 : []));
      button.setAttribute('aria-pressed', String(places.length > 0));
      fill(markOf(button), places.join('·'));
    }
    shown?.(held.map(text), next());
  };
  /** @param {number} place @param {string} key @param {string} said @param {number} [after] to be filled next */
  const put = (place, key, said, after = -1) => {
    held[place] = key;
    wanted = after;
    show(said);
    changed();
  };
  /** @param {string} key */
  const tap = (key) => {
    const [from, to] = [held.indexOf(key), next()];
    const isOut = from >= 0 && (to < 0 || (wanted < 0 && !shared));
    if (isOut) put(from, '', `${text(key)}：取消。`);
    else if (to >= 0) {
      if (from >= 0 && !shared) held[from] = '';
      put(to, key, `${text(key)}：第 ${to + 1}。`);
    }
  };
  for (const button of buttons) {
    button.addEventListener('click', () => open && tap(button.dataset.value || ''));
  }
  show('');
  return {
    text,
    held: () => [...held],
    status,
    buttons,
    choices: el('div', { class: 'options', role: 'group', 'aria-label': '选项' }, ...buttons),
    /**
     * Fills the places again; keys there are none of, or that have a place already, are left out.
     * @param {readonly string[]} keys
     */
    hold: (keys) => {
      held.fill('');
      keys.slice(0, count).forEach((key, place) => {
        if (options.has(key) && (shared || !held.includes(key))) held[place] = key;
      });
      show('');
    },
    /** Frees a place, to be filled next. @param {number} place */
    free: (place) => open && put(place, '', '', place),
    /** Takes no more. */
    end: () => {
      open = false;
      status.remove();
    },
  };
}

/** A tap no longer changes it. @param {HTMLElement} button */
export function close(button) {
  button.setAttribute('aria-disabled', 'true');
  button.removeAttribute('aria-pressed');
}

/** @param {HTMLElement} button @param {boolean} right @param {string} wrong the word */
export function settle(button, right, wrong) {
  close(button);
  tell(button, right ? 'right' : 'wrong', right ? '对' : wrong);
}

/** The number in the circle before an option. @param {HTMLElement} option */
export const markOf = (option) => /** @type {HTMLElement} */ (option.firstElementChild);
