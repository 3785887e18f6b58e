import { el } from '../dom.js';

/** @typedef {import('../../runner/record/acts.js').Act} Act */

/**
 * The rules of credits in the words that were derived from them.
 * @param {Record<string, Act>} table
 * @param {import('../../runner/record/acts.js').Version} version
 */
export function createRules(table, { words }) {
  const items = [...words, ...Object.values(table).map(({ words: said }) => said)];
  return el(
    'details',
    { class: 'fold' },
    el('summary', {}, el('span', {}, '学分怎么算')),
    el('ul', {}, ...items.map((one) => el('li', {}, `${one}。`))),
  );
}
