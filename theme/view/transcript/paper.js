import { el } from '../dom.js';
import { STAMP } from './blocks.js';

/** @typedef {import('./blocks.js').Block} Block */

/** @param {Extract<Block, { kind: 'table' }>} block */
const createTable = ({ title, heads, rows }) =>
  el(
    'div',
    { class: 'table-box', tabindex: '0', role: 'region', 'aria-label': title },
    el(
      'table',
      { class: 'table' },
      el('caption', {}, title),
      el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
      el(
        'tbody',
        {},
        ...rows.map(([first = '', ...cells]) =>
          el('tr', {}, el('th', { scope: 'row' }, first), ...cells.map((one) => el('td', {}, one))),
        ),
      ),
    ),
  );

/** @param {Block} block */
function createBlock(block) {
  if (block.kind === 'table') return createTable(block);
  if (block.kind === 'note') return el('p', { class: 'paper-note' }, block.text);
  const pairs = block.kind === 'pairs' ? block.pairs : block.marks;
  const list = pairs.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)));
  const dl = el('dl', { class: block.kind === 'pairs' ? 'paper-pairs' : 'paper-marks' }, ...list);
  return block.kind === 'pairs' ? dl : el('div', {}, el('h3', {}, block.title), dl);
}

/**
 * The paper as it is shown and printed.
 * @param {string} title
 * @param {readonly Block[]} blocks
 */
export const createPaper = (title, blocks) => [
  el(
    'div',
    { class: 'paper-head' },
    el('h2', {}, title),
    el('span', { class: 'paper-stamp' }, STAMP),
  ),
  ...blocks.map(createBlock),
];
