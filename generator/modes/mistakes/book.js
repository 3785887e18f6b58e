import { mistakes } from '../../../theme/runner/record/mistakes.js';
import { newName } from '../../../theme/store/names.js';
import { el, fill, getElement, icon, siteUrl } from '../../../theme/view/dom.js';
import { createHalt } from '../../../theme/view/halt.js';
import { loadLibrary } from '../../../theme/view/play/library.js';
import { createShelf } from '../../../theme/view/play/shelf.js';
import { warning } from '../../../theme/view/warning.js';
import { isOf, isStubborn, noted, ROUND } from './choose.js';
import { readOf, titleOf } from './entry.js';

/** @typedef {import('../../../theme/view/play/keeper.js').Keeper} Keeper */
/** @typedef {import('./choose.js').Noted} Noted */

/** So many are listed at a time. */
const PAGE = 30;

/**
 * 错题本: every mistake with its answer and explanation, by lesson or only the stubborn ones; to be taken out, to be
 * answered again, to be printed.
 * @param {Keeper} keeper
 */
export async function showBook(keeper) {
  const library = await loadLibrary();
  const root = getElement('[data-book]');
  const all = noted(mistakes(keeper.statements()), library.questions);
  const sets = new Map(library.sets.map((one) => [one.set, one]));
  const shelf = createShelf();
  const filters = el('select', { 'aria-label': '看哪些' }, ...options(all, sets));
  const list = el('ol', { class: 'plain book' });
  const again = el('a', { class: 'btn btn-main' });
  const more = el('button', { class: 'btn', type: 'button' });
  const print = el('button', { class: 'btn', type: 'button' }, '打印这一页');
  let shown = PAGE;

  const show = () => {
    const of = filters.value;
    const chosen = all.filter((one) => isOf(one, of));
    again.href = siteUrl(`practice/round/?way=mistakes${of && `&of=${of}`}`);
    again.textContent = `重做 ${Math.min(ROUND, chosen.length)} 题`;
    again.hidden = chosen.length === 0;
    more.hidden = chosen.length <= shown;
    more.textContent = `再看 ${Math.min(PAGE, chosen.length - shown)} 题`;
    fill(list, ...chosen.slice(0, shown).map((one) => entry(one, { sets, shelf, keeper })));
  };
  filters.addEventListener('change', () => {
    shown = PAGE;
    show();
  });
  more.addEventListener('click', () => {
    shown += PAGE;
    show();
  });
  print.addEventListener('click', () => printAll(list));
  const tools = el('p', { class: 'book-tools' }, again, print);
  if (all.length === 0) fill(root, warning(keeper.lasting()), createEmpty());
  else fill(root, warning(keeper.lasting()), filters, tools, list, more);
  show();
}

function createEmpty() {
  const practise = el(
    'a',
    { class: 'btn', href: siteUrl('practice/go/?way=random') },
    '随机练 20 题',
  );
  const text = '答错的题会自己进来，换两天都答对就移出。';
  return createHalt('empty', '错题本是空的', text, { acts: [practise] });
}

/** @param {readonly Noted[]} all @param {ReadonlyMap<string, ListedSet>} sets */
function options(all, sets) {
  const stubborn = all.filter(({ mistake }) => isStubborn(mistake)).length;
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { listed } of all) {
    counts.set(listed.place.set, (counts.get(listed.place.set) || 0) + 1);
  }
  return [
    el('option', { value: '' }, `全部（${all.length}）`),
    stubborn > 0 && el('option', { value: 'stubborn' }, `顽固错题（${stubborn}）`),
    ...[...counts].map(([set, count]) =>
      el('option', { value: set }, `${titleOf(sets, set)}（${count}）`),
    ),
  ];
}

/** What an entry needs. @typedef {{ sets: ReadonlyMap<string, ListedSet>, shelf: ReturnType<typeof createShelf>, keeper: Keeper }} Desk */

/** @param {Noted} one @param {Desk} desk */
function entry({ mistake, listed }, { sets, shelf, keeper }) {
  const summary = el('summary', {}, el('span', {}, '……'));
  const details = el('details', { class: 'fold' }, summary);
  const tags = el(
    'p',
    { class: 'eyebrow' },
    isStubborn(mistake) && el('span', { class: 'tag tag-review' }, '顽固'),
    ` ${titleOf(sets, listed.place.set)}`,
    mistake.relapses > 0 && ` · 又错 ${mistake.relapses} 次`,
    mistake.days > 0 && ` · 已对过 ${mistake.days} 天，再换一天对就移出`,
  );
  const item = el('li', { class: 'card' }, tags, details, removing(listed.id, keeper));
  shelf
    .get(listed)
    .then((question) => {
      if (question)
        readOf(question, details, summary, sets.get(listed.place.set), isStubborn(mistake));
      else fill(summary, el('span', {}, '这道题已经撤下'));
    })
    .catch(() => fill(summary, el('span', {}, '这道题没有取到，请看看网络，刷新再试')));
  return item;
}

/**
 * Takes a question out of the book, and puts it back.
 * @param {string} id
 * @param {Keeper} keeper
 */
function removing(id, keeper) {
  const label = el('span', {}, '移出错题本');
  const button = el('button', { class: 'link', type: 'button' }, icon('close'), label);
  let out = false;
  button.addEventListener('click', async () => {
    out = !out;
    await keeper.keep([voided(id, out, Date.now())]);
    label.textContent = out ? '已移出，点这里放回来' : '移出错题本';
    button.closest('li')?.toggleAttribute('data-out', out);
  });
  return el('p', { class: 'book-out' }, button);
}

/** @param {string} id @param {boolean} on @param {number} time @returns {Fact} */
const voided = (id, on, time) => ({
  id: newName(),
  time,
  verb: 'voided',
  object: { type: 'question', id },
  session: '',
  rev: 0,
  result: { on },
  evidence: 'E0',
  rule: '',
});

/** Opens what is listed, prints it, and closes what was closed. @param {HTMLElement} list */
function printAll(list) {
  const closed = [...list.querySelectorAll('details')].filter(({ open }) => !open);
  for (const one of closed) one.open = true;
  window.print();
  for (const one of closed) one.open = false;
}
