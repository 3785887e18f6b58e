/** The results of one search, and which kind of them is shown. */
import { el, fill, getElement } from '../dom.js';
import { hit, KINDS } from './hits.js';

/** @typedef {import('../../runner/find.js').Answer} Answer */
/** @typedef {import('../../runner/find.js').Library} Library */
/** @typedef {{ library: Library, answer: Answer, words: readonly string[] }} Result */
/** @typedef {keyof typeof KINDS | 'all'} Only */

const SHOWN = 30;
const NAMES = /** @type {const} */ (['all', 'lesson', 'question', 'room']);

const status = getElement('[data-status]');
const hits = getElement('[data-hits]');
const kinds = getElement('[data-kinds]');

/** @param {Answer} answer @param {Only} only */
const ofKind = ({ docs }, only) => docs.filter(([kind]) => only === 'all' || kind === only);

/** @param {Result} result @param {Only} only */
function showHits({ library, answer, words }, only) {
  const wanted = ofKind(answer, only);
  fill(hits, ...wanted.slice(0, SHOWN).map((doc) => hit(library, doc, words)));
  const more = wanted.length > SHOWN ? `，先列 ${SHOWN} 条` : '';
  const found = answer.whole ? '找到' : '没有全对上的，沾边的有';
  status.textContent = wanted.length
    ? `${found} ${wanted.length} 条${more}`
    : '没有找到，换个说法试试。';
}

/** @param {Result} result */
function showKinds(result) {
  const buttons = NAMES.map((name) => {
    const count = ofKind(result.answer, name).length;
    const label = `${name === 'all' ? '全部' : KINDS[name]} ${count}`;
    const pressed = String(name === 'all');
    const button = el('button', { class: 'btn', type: 'button', 'aria-pressed': pressed }, label);
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

/** @param {Result} result */
export function showResult(result) {
  showKinds(result);
  showHits(result, 'all');
}

export function clearResult() {
  fill(hits);
  kinds.hidden = true;
  status.textContent = '';
}
