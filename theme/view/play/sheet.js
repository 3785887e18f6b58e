import { el, fill, getOptionalElement, icon } from '../dom.js';
import { openDialog } from './dialog.js';

/** How a question stands: `answered` and `begun` where right and wrong are not told yet. @typedef {Given['state'] | 'answered' | 'begun' | 'open'} Standing */

/**
 * @typedef {object} Sheet
 * @property {readonly Standing[]} states of every question
 * @property {number} now the place of the question on the screen, from 0
 * @property {(place: number) => boolean} isFlagged
 * @property {(place: number) => void} go
 * @property {{ label: string, sure: string, act: () => void } | undefined} [more] what else can be done here; `sure` is what
 *   a first tap says
 */

const WORDS = {
  right: '对',
  part: '部分对',
  wrong: '错',
  answered: '已答',
  begun: '没答完',
  open: '未答',
};
const SIGNS = {
  right: 'check-bold',
  part: 'alert-circle',
  wrong: 'close',
  answered: '',
  begun: '',
  open: '',
};
/** So many numbers are shown at a time. */
const BLOCK = 100;

/** 答题卡: how every question stands, and the way to each. @param {Sheet} sheet */
export function openSheet(sheet) {
  const cells = el('ol', { class: 'sheet plain' });
  const { length } = sheet.states;
  /** @param {number} place */
  const jump = async (place) => {
    await dialog.close();
    sheet.go(place);
  };
  /** @param {number} block */
  const show = (block) => {
    const first = block * BLOCK;
    const places = sheet.states.slice(first, first + BLOCK).map((_, at) => first + at);
    fill(cells, ...places.map((place) => cell(sheet, place, jump)));
  };
  const block = Math.floor(sheet.now / BLOCK);
  const dialog = openDialog(
    '答题卡',
    summary(sheet),
    length > BLOCK && chooser(length, block, show),
    cells,
    sheet.more && createMore(sheet.more, () => dialog.close()),
  );
  show(block);
  getOptionalElement('[aria-current]', cells)?.scrollIntoView({ block: 'center' });
}

/** @param {Sheet} sheet @param {number} place @param {(place: number) => void} jump */
function cell({ states, now, isFlagged }, place, jump) {
  const state = states[place] || 'open';
  const flagged = isFlagged(place);
  const words = `第 ${place + 1} 题，${WORDS[state]}${flagged ? '，有标记' : ''}`;
  const button = el(
    'button',
    { class: 'cell', type: 'button', 'data-state': state, 'aria-label': words },
    String(place + 1),
    SIGNS[state] && icon(SIGNS[state]),
    flagged && icon('flag', 'cell-flag'),
  );
  if (place === now) button.setAttribute('aria-current', 'true');
  button.addEventListener('click', () => jump(place));
  return el('li', {}, button);
}

/** How many stand how. @param {Sheet} sheet */
function summary({ states, isFlagged }) {
  const flags = states.filter((_, place) => isFlagged(place)).length;
  const kinds = /** @type {Standing[]} */ (Object.keys(WORDS)).flatMap((state) => {
    const count = states.filter((one) => one === state).length;
    return count > 0
      ? el('span', { class: 'sheet-kind', 'data-state': state }, `${WORDS[state]} ${count}`)
      : [];
  });
  return el(
    'p',
    { class: 'sheet-sum' },
    ...kinds,
    flags > 0 && el('span', { class: 'sheet-kind' }, icon('flag'), `标记 ${flags}`),
  );
}

/** @param {number} length @param {number} block @param {(block: number) => void} show */
function chooser(length, block, show) {
  const blocks = Array.from({ length: Math.ceil(length / BLOCK) }, (_, at) => at);
  const select = el(
    'select',
    { class: 'choose', 'aria-label': '看哪一段' },
    ...blocks.map((at) =>
      el(
        'option',
        { value: String(at) },
        `第 ${at * BLOCK + 1} – ${Math.min(length, (at + 1) * BLOCK)} 题`,
      ),
    ),
  );
  select.value = String(block);
  select.addEventListener('change', () => show(Number(select.value)));
  return select;
}

/**
 * A button that asks once more before it acts.
 * @param {{ label: string, sure: string, act: () => void }} more
 * @param {() => Promise<void>} close
 */
function createMore({ label, sure, act }, close) {
  const said = el('p', { class: 'muted', role: 'status' });
  const button = el('button', { class: 'btn btn-wide', type: 'button' }, label);
  button.addEventListener('click', async () => {
    if (said.textContent) {
      await close();
      act();
    } else said.textContent = sure;
  });
  return el('div', { class: 'sheet-more' }, said, button);
}
