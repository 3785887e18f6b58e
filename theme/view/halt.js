import { el, icon } from './dom.js';

/*
 * Where one cannot go on: what is so, why, and what to do about it. Twin of `halt` in overrides/suixue/ui.html; what it
 * looks like is in styles/components.css.
 */

/** `empty`: nothing there yet or found; `lost`: it did not arrive; `unknown`: there is no such thing; `locked`: not yet. @typedef {keyof typeof SIGNS} Kind */

const SIGNS = {
  empty: 'inbox-outline',
  lost: 'wifi-off',
  unknown: 'magnify',
  locked: 'lock',
};

/** @param {Kind} kind */
export const createSign = (kind) =>
  el('span', { class: 'halt-sign', 'aria-hidden': 'true' }, icon(SIGNS[kind]));

/**
 * @param {Kind} kind
 * @param {string} title what is so
 * @param {string} text why, and what can be done
 * @param {{ level?: 'h1' | 'h2' | 'p', id?: string, acts?: readonly HTMLElement[] }} [how] `level` of the title: a heading,
 *   which can take the focus, where the place has none else
 */
export function createHalt(kind, title, text, { level = 'p', id = '', acts = [] } = {}) {
  const own = { ...(level !== 'p' && { tabindex: '-1' }), ...(id && { id }) };
  return el(
    'div',
    { class: 'halt' },
    createSign(kind),
    el(level, { class: 'halt-title', ...own }, title),
    el('p', {}, text),
    acts.length > 0 && el('p', { class: 'halt-acts' }, ...acts),
  );
}

/** To ask for the page once more. @returns {HTMLElement} */
export function reloadButton() {
  const button = el('button', { class: 'btn', type: 'button' }, '再试一次');
  button.addEventListener('click', () => location.reload());
  return button;
}
