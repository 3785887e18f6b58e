import { authored, el, icon } from '../dom.js';

/**
 * Hints in the author's order, one a tap. They cost nothing in practice.
 * @param {readonly string[]} hints
 * @returns {HTMLElement | null} null where there are none
 */
export function createHints(hints) {
  if (hints.length === 0) return null;
  const shown = el('div', { 'aria-live': 'polite' });
  const label = el('span', {}, '提示');
  const more = el('button', { class: 'link', type: 'button' }, icon('lightbulb-on-outline'), label);
  more.addEventListener('click', () => {
    const hint = authored(
      'p',
      { class: 'note', tabindex: '-1' },
      hints[shown.children.length] || '',
    );
    shown.append(hint);
    label.textContent = '再给一条提示';
    more.hidden = shown.children.length === hints.length;
    if (more.hidden) hint.focus({ preventScroll: true });
  });
  return el('div', { class: 'hints' }, shown, more);
}
