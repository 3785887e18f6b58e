import { el, icon, siteUrl } from '../dom.js';
import { createLegend, createRing } from './ring.js';
import { section } from './section.js';
import { hours, inColumn } from './words.js';

/** @typedef {import('../../runner/record/acts.js').Act} Act */
/** @typedef {import('../../runner/record/credits.js').Count} Count */
/** @typedef {import('../../runner/record/credits.js').Done} Done */
/** @typedef {{ count: Count, table: Record<string, Act>, year: number, evidence: import('../../runner/record/acts.js').Rules['evidence'], hours: number }} Year */

/** @param {string} name @param {readonly string[]} cells */
const row = (name, cells) =>
  el('tr', {}, el('th', { scope: 'row' }, name), ...cells.map((cell) => el('td', {}, cell)));

/** @param {readonly Done[]} acts @param {Record<string, Act>} table */
function createTable(acts, table) {
  const rows = acts.map(({ act, times, earned, counted, cap }) =>
    row(table[act]?.title || act, [
      String(times),
      inColumn(earned),
      inColumn(counted),
      cap === null ? '不限' : inColumn(cap),
    ]),
  );
  const heads = ['项目', '次数', '得分', '算进', '上限'];
  return el(
    'div',
    { class: 'table-box', tabindex: '0', role: 'region', 'aria-label': '各项学分表' },
    el(
      'table',
      { class: 'table' },
      el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, ...rows),
    ),
  );
}

/**
 * What each act gave, the most first: bars in the colours of the ring, the longest as wide as there is room.
 * @param {readonly Done[]} acts
 * @param {Record<string, Act>} table
 */
function createBars(acts, table) {
  const given = acts.filter(({ counted }) => counted > 0).sort((a, b) => b.counted - a.counted);
  const most = given[0]?.counted || 1;
  const rows = given.map(({ act, counted, evidence }) => {
    const bar = el('i', {});
    bar.style.width = `${(100 * counted) / most}%`;
    return el(
      'li',
      { class: 'act-row', 'data-evidence': evidence },
      el(
        'p',
        { class: 'weak-words' },
        el('span', {}, table[act]?.title || act),
        el('b', {}, inColumn(counted)),
      ),
      el('div', { class: 'act-bar', 'aria-hidden': 'true' }, bar),
    );
  });
  return rows.length > 0 && el('ul', { class: 'plain', 'aria-label': '各项算进的学分' }, ...rows);
}

/** The credits of the year: the plot, what it consists of, and every act. @param {Year} year */
export function createCredits({ count, table, year, evidence, hours: need }) {
  return section(
    'credits',
    `${year} 年学分`,
    el('div', { class: 'ring-row' }, createRing(count), createLegend(count, evidence)),
    createBars(count.acts, table),
    el(
      'p',
      { class: 'me-hours' },
      '合 ',
      el('b', {}, hours(count.minutes)),
      ` 学时，一年要 ${need} 学时。`,
    ),
    el('p', { class: 'muted' }, `“${evidence.E0}”的学分没有旁人证明。`),
    el(
      'p',
      { class: 'me-actions' },
      el(
        'a',
        { class: 'btn', href: siteUrl('me/transcript/') },
        icon('text-box-outline'),
        el('span', {}, '自学记录（可打印）'),
      ),
    ),
    el(
      'details',
      { class: 'fold' },
      el('summary', {}, el('span', {}, '次数和上限')),
      createTable(count.acts, table),
    ),
  );
}
