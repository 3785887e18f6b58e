/** The results of one search, and which kind of them is shown. */
import { el, fill, getElement, getOptionalElement } from '../dom.js';
import { hit, KINDS } from './hits.js';

/** @typedef {import('../../runner/find.js').Answer} Answer */
/** @typedef {import('../../runner/find.js').Doc} Doc */
/** @typedef {import('../../runner/find.js').Library} Library */
/** @typedef {import('./standing.js').Standing} Standing */
/** @typedef {{ library: Library, standing: Standing | null, answer: Answer, text: string, words: readonly string[] }} Result `text`: what was asked, `words`: as it was looked up */
/** @typedef {keyof typeof KINDS | 'all'} Only */

const SHOWN = 30;
const NAMES = /** @type {const} */ (['all', 'lesson', 'question', 'room']);

const status = getElement('[data-status]');
const hits = getElement('[data-hits]');
const near = getElement('[data-near]');
const nearHits = getElement('ol', near);
const kinds = getElement('[data-kinds]');

/** @param {Doc} doc @param {Only} only */
const isOf = ([kind], only) =>
  only === 'all' || kind === only || (kind === 'county' && only === 'room');

/** How many were found, and how many of them hold only a part of what was asked for. @param {number} whole @param {number} partly */
function told(whole, partly) {
  if (whole + partly === 0) return '没有找到，换个说法试试。';
  const listed = whole + partly > SHOWN ? `，先列 ${SHOWN} 条` : '';
  if (whole === 0) return `没有全对上的，沾边的有 ${partly} 条${listed}`;
  return `找到 ${whole} 条${partly ? `，另有沾边的 ${partly} 条` : ''}${listed}`;
}

/** @param {Result} result @param {Only} only */
function showHits(result, only) {
  const { docs, whole: count } = result.answer;
  const whole = docs.slice(0, count).filter((doc) => isOf(doc, only));
  const partly = docs.slice(count).filter((doc) => isOf(doc, only));
  const room = Math.max(0, SHOWN - whole.length);
  fill(hits, ...whole.slice(0, SHOWN).map((doc) => hit(result, doc)));
  fill(nearHits, ...partly.slice(0, room).map((doc) => hit(result, doc)));
  near.hidden = Math.min(room, partly.length) === 0;
  status.textContent = told(whole.length, partly.length);
}

/** @param {Result} result @param {Only} only */
function showKinds(result, only) {
  const buttons = NAMES.map((name) => {
    const count = result.answer.docs.filter((doc) => isOf(doc, name)).length;
    const label = `${name === 'all' ? '全部' : KINDS[name]} ${count}`;
    const state = { 'aria-pressed': String(name === only), 'data-kind': name };
    const button = el('button', { class: 'btn', type: 'button', ...state }, label);
    button.disabled = count === 0 && name !== 'all';
    button.addEventListener('click', () => {
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
      showHits(result, name);
    });
    return button;
  });
  fill(kinds, ...buttons);
  kinds.hidden = result.answer.docs.length === 0;
}

/** @param {Result} result @param {string} [kind] which results are to be shown, all of them unless it is one of theirs */
export function showResult(result, kind) {
  const only = NAMES.find((name) => name === kind) || 'all';
  showKinds(result, only);
  showHits(result, only);
}

/** Which results are shown. */
export const shownKind = () =>
  getOptionalElement('[aria-pressed="true"]', kinds)?.dataset.kind || 'all';

export function clearResult() {
  fill(hits);
  fill(nearHits);
  near.hidden = true;
  kinds.hidden = true;
  status.textContent = '';
}
