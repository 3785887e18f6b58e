import { el, fill, getElement } from '../dom.js';
import { createSettingsButton } from './settings.js';

/** The bar above a walk: how far it has come, between the way out and the settings. */
export function createProgress() {
  const filled = el('i');
  const words = el('span', { class: 'way-words' });
  const meter = el('span', { class: 'meter', 'aria-hidden': 'true' }, filled);
  getElement('[data-top]').append(el('p', { class: 'way' }, words, meter), createSettingsButton());

  /** @param {{ index: number, total: number }} state index: from 0 */
  const show = ({ index, total }) => {
    filled.style.width = `${(100 * (index + 1)) / total}%`;
    fill(
      words,
      el('span', { 'aria-hidden': 'true' }, `${index + 1} / ${total}`),
      el('span', { class: 'vh' }, `第 ${index + 1} 题，共 ${total} 题`),
    );
  };
  return { show };
}
