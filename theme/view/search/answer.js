/** The results of one search, and which kind of them is shown. */
import { el, fill, getElement, getElements, getOptionalElement } from '../dom.js';
import { hit } from './hits.js';

/** @typedef {import('../../runner/search/find.js').Answer} Answer */
/** @typedef {import('../../runner/search/find.js').Found} Found */
/** @typedef {import('../../runner/search/library.js').Library} Library */
/** @typedef {import('./standing.js').Standing} Standing */
/** `text`: what was asked; `levels`: what a question's level offers, null where that is not known; `coming`: what fills results when it is there. @typedef {{ library: Library, levels: Promise<Standing | null>, answer: Answer, text: string, coming: Promise<void>[] }} Result */

export const ALL = 'all';
/** So many results come first: what a phone shows, and a slow network carries at once. */
const FIRST = 6;
const MORE = 10;
/** So many milliseconds results wait for all that their lessons say. */
const PATIENCE = 60;

const status = getElement('[data-status]');
const found = getElement('[data-found]');
const hits = getElement('[data-hits]');
const near = getElement('[data-near]');
const nearHits = getElement('ol', near);
const kinds = getElement('[data-kinds]');
const more = getElement('[data-more]');

/** The result on the screen, and how to go on with it. @type {{ result: Result, only: string, shown: number } | null} */
let standing = null;

/** @param {readonly Found[]} all @param {string} only */
const listed = (all, only) => all.filter(({ group }) => only === ALL || group === only);

/** @param {Answer} answer @param {Found[]} list @param {number} whole how many of the list hold all @param {number} shown */
function told({ read, missing }, list, whole, shown) {
  if (list.length === 0) return '没有找到。';
  const as = read ? `按“${read}”` : '';
  const partly = list.length - whole;
  const rest = shown < list.length ? `，先列 ${shown} 条` : '';
  const lost = missing.length ? '。有的字的目录没有取到，是按其余的字找的' : '';
  if (whole === 0) return `${as}没有全对上的，沾边的有 ${partly} 条${rest}${lost}`;
  return `${as}找到 ${whole} 条${partly ? `，另有沾边的 ${partly} 条` : ''}${rest}${lost}`;
}

/**
 * All that these lessons say, by their place, as far as it comes in time.
 * @param {Result} result
 * @param {Promise<unknown>} cards begins the wait
 * @param {readonly Found[]} list
 */
async function wholes({ library }, cards, list) {
  /** @type {Map<number, import('../../runner/search/library.js').Whole>} */
  const came = new Map();
  const lessons = list.filter(({ kind }) => kind === 'lesson');
  const all = lessons.map(({ place }) =>
    library.whole(place).then(
      (whole) => came.set(place, whole),
      () => undefined, // its card says that it did not come
    ),
  );
  await cards;
  await Promise.race([Promise.all(all), new Promise((late) => setTimeout(late, PATIENCE))]);
  return came;
}

/**
 * Shows so many results of those wanted, once what they say has come.
 * @param {Result} result @param {string} only @param {number} count
 * @returns {Promise<boolean>} whether all came, and nothing else was asked for meanwhile
 */
async function show(result, only, count) {
  const own = { result, only, shown: count };
  standing = own;
  const { answer } = result;
  const list = listed(answer.found, only);
  const wanted = list.slice(0, count);
  const coming = result.library.cards(wanted.map(({ place }) => place));
  const texts = await wholes(result, coming, wanted);
  const cards = await coming;
  if (standing !== own) return false;
  const whole = listed(answer.found.slice(0, answer.whole), only);
  const first = new Set(whole.map(({ place }) => place));
  /** @param {import('../../runner/search/library.js').Card} card */
  const shown = (card) => hit(result, card, texts.get(card.place));
  fill(hits, ...cards.filter(({ place }) => first.has(place)).map(shown));
  const others = cards.filter(({ place }) => !first.has(place));
  fill(nearHits, ...others.map(shown));
  near.hidden = others.length === 0;
  more.hidden = count >= list.length;
  status.textContent = told(answer, list, whole.length, Math.min(count, list.length));
  found.removeAttribute('aria-busy');
  const came = cards.length === Math.min(count, list.length);
  if (!came) status.textContent += '。有几条没有取到，网络通了再试一次';
  return came;
}

/** @param {Result} result @param {string} only @param {(kind: string) => void} chosen */
function showKinds(result, only, chosen) {
  const groups = new Map(result.library.head.sections.map(([, group, label]) => [group, label]));
  const names = [ALL, ...groups.keys()];
  const counted = names.map((name) => ({ name, count: listed(result.answer.found, name).length }));
  const wanted = counted.filter(({ name, count }) => count > 0 || name === only || name === ALL);
  const buttons = wanted.map(({ name, count }) => {
    const label = `${groups.get(name) || '全部'} ${count}`;
    const state = { 'aria-pressed': String(name === only), 'data-kind': name };
    const button = el('button', { class: 'btn', type: 'button', ...state }, label);
    button.addEventListener('click', () => {
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
      chosen(name);
      show(result, name, FIRST);
    });
    return button;
  });
  fill(kinds, ...buttons);
  kinds.hidden = result.answer.found.length === 0;
}

/**
 * @param {Result} result
 * @param {{ only?: string, shown?: number }} wanted which results, all of them unless it is one of their groups, and how many
 * @param {(kind: string) => void} chosen hears what results are narrowed to
 */
export function showResult(result, { only = ALL, shown = FIRST }, chosen) {
  const known = result.library.head.sections.some(([, group]) => group === only);
  showKinds(result, known ? only : ALL, chosen);
  return show(result, known ? only : ALL, shown);
}

more.addEventListener('click', async () => {
  if (!standing) return;
  const { result, only, shown } = standing;
  await show(result, only, shown + MORE);
  getElements('[data-hit]', found)[shown]?.focus();
});

/** Which results are shown, and how many. */
export const shownNow = () => ({
  only: getOptionalElement('[aria-pressed="true"]', kinds)?.dataset.kind || ALL,
  shown: standing?.shown || FIRST,
});

/** What is asked next is asked of everything. */
export const forgetKind = () => fill(kinds);

export function clearResult() {
  standing = null;
  fill(hits);
  fill(nearHits);
  near.hidden = true;
  more.hidden = true;
  kinds.hidden = true;
  status.textContent = '';
}
