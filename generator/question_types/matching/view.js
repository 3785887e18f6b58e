import { el, fill, icon } from '../../../theme/view/dom.js';
import { createButton, named, textOf } from '../../../theme/view/options.js';
import { close, createPlaced, settle } from '../../../theme/view/placed.js';

/** @type {TypeView} */
export const view = {
  label: '匹配题',
  confirm: '配好了',
  build(question, order, changed) {
    const right = /** @type {string[]} */ (question.answer);
    const left = question.left || [];
    const rows = left.map(createRow);
    const { status, choices, text, held, hold, free, end } = createPlaced({
      question,
      order,
      count: left.length,
      ask: (next) =>
        next < 0
          ? '都配好了。要改哪一项，就点它。'
          : `给 ${next + 1}“${textOf(left[next] || '')}”选一个：`,
      shared: new Set(right).size < right.length,
      shown: (texts, next) => {
        rows.forEach((row, place) => {
          showPartner(row, texts[place] || '');
          row.setAttribute('aria-pressed', String(place === next));
        });
      },
      changed,
    });
    rows.forEach((row, place) => {
      row.addEventListener('click', () => free(place));
    });
    const sides = el('div', { role: 'group', 'aria-label': '要配的' }, ...rows);
    /** @param {Reply} reply */
    const say = (reply) =>
      /** @type {string[]} */ (reply)
        .map((key, place) => `${textOf(left[place] || '')} → ${text(key) || NONE}`)
        .join('；');
    return {
      element: el('div', {}, sides, status, choices),
      reply: () => (held().some(Boolean) ? held() : null),
      hold: (reply) => hold(named(reply)),
      reveal: (reply) => {
        end();
        choices.remove();
        rows.forEach((row, place) => {
          const wanted = right[place] || '';
          const given = reply ? /** @type {string[]} */ (reply)[place] || '' : wanted;
          showPartner(row, text(given));
          if (reply) settle(row, given === wanted, `应为：${text(wanted)}`);
          else close(row);
        });
      },
      answer: say(right),
      say,
    };
  },
};

const NONE = '还没有配';

/** @param {string} html @param {number} place */
function createRow(html, place) {
  const row = createButton({ value: '', mark: String(place + 1), html });
  row.classList.add('pair');
  row.append(el('span', { class: 'partner' }));
  return row;
}

/** @param {HTMLElement} row @param {string} text '' for none */
function showPartner(row, text) {
  const partner = /** @type {HTMLElement} */ (row.children[2]);
  fill(partner, text && icon('arrow-right'), el('span', {}, text || NONE));
}
