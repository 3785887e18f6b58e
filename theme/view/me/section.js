import { el } from '../dom.js';

/**
 * A card of 我的, named by its title.
 * @param {string} id of the title
 * @param {string | Node} title
 * @param {...import('../dom.js').Child} children
 */
export const section = (id, title, ...children) =>
  el(
    'section',
    { class: 'card', 'aria-labelledby': id },
    el('h2', { id, class: 'me-title' }, title),
    ...children,
  );
