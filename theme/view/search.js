import { find, openLibrary, wordsOf } from '../runner/find.js';
import { el, fetchJson, fill, getElement, getOptionalElement, siteUrl } from './dom.js';
import { mark, snippet } from './snippet.js';

/** @typedef {import('../runner/find.js').Answer} Answer */
/** @typedef {import('../runner/find.js').Doc} Doc */
/** @typedef {import('../runner/find.js').Library} Library */

const KINDS = { lesson: '课时', question: '试题', room: '小屋' };
const SHOWN = 30;

const input = /** @type {HTMLInputElement} */ (getElement('[data-query]'));
const status = getElement('[data-status]');
const hits = getElement('[data-hits]');
const kinds = getElement('[data-kinds]');
const ideas = getOptionalElement('[data-ideas]');

/** @type {Promise<Library> | undefined} */
let library;
/** @type {keyof typeof KINDS | 'all'} */
let only = 'all';

/** The index comes with the first word typed, not before. */
function loadLibrary() {
  library = library || fetchJson('data/search.json').then(openLibrary);
  library.catch(() => {
    library = undefined;
  });
  return library;
}

/** @param {Doc} doc @param {string[]} words */
function hit([kind, title, path, text, sample], words) {
  return el(
    'li',
    {},
    el(
      'a',
      { class: 'card', href: siteUrl(path) },
      el('span', { class: 'tag' }, KINDS[kind]),
      ' ',
      sample && el('span', { class: 'tag' }, '示例数据'),
      sample && ' ',
      el('span', { class: 'card-title' }, ...mark(title, words)),
      el('span', { class: 'muted' }, ...mark(snippet(text, words), words)),
    ),
  );
}

/** @param {Answer} answer @param {string[]} words */
function showHits({ docs, whole }, words) {
  const wanted = docs.filter(([kind]) => only === 'all' || kind === only);
  const shown = wanted.slice(0, SHOWN);
  fill(hits, ...shown.map((doc) => hit(doc, words)));
  const more = wanted.length > SHOWN ? `，先列 ${SHOWN} 条` : '';
  const found = whole ? '找到' : '没有全对上的，沾边的有';
  status.textContent = wanted.length
    ? `${found} ${wanted.length} 条${more}`
    : '没有找到，换个说法试试。';
}

/** @param {Answer} answer @param {string[]} words */
function showKinds(answer, words) {
  const { docs } = answer;
  const names = /** @type {const} */ (['all', 'lesson', 'question', 'room']);
  const buttons = names.map((name) => {
    const count = docs.filter(([kind]) => name === 'all' || kind === name).length;
    const label = `${name === 'all' ? '全部' : KINDS[name]} ${count}`;
    const button = el(
      'button',
      { class: 'btn', type: 'button', 'aria-pressed': String(name === only) },
      label,
    );
    button.disabled = count === 0 && name !== 'all';
    button.addEventListener('click', () => {
      only = name;
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
      showHits(answer, words);
    });
    return button;
  });
  fill(kinds, ...buttons);
  kinds.hidden = docs.length === 0;
}

/** What others ask, where there is nothing else to show. @param {boolean} wanted */
function showIdeas(wanted) {
  if (ideas) ideas.hidden = !wanted;
}

/** @param {string} text */
function remember(text) {
  const url = new URL(location.href);
  if (text) url.searchParams.set('q', text);
  else url.searchParams.delete('q');
  history.replaceState(null, '', url.href);
}

async function search() {
  const text = input.value.trim();
  const words = wordsOf(text);
  remember(text);
  showIdeas(words.length === 0);
  if (words.length === 0) {
    fill(hits);
    kinds.hidden = true;
    status.textContent = '';
    return;
  }
  status.textContent = library ? status.textContent : '正在取目录…';
  try {
    const answer = find(await loadLibrary(), text);
    if (input.value.trim() !== text) return;
    only = 'all';
    showKinds(answer, words);
    showHits(answer, words);
    showIdeas(answer.docs.length === 0);
  } catch {
    status.textContent = '目录没有取到，请看看网络，再输一次。';
  }
}

/** @type {number | undefined} */
let timer;
function searchSoon() {
  clearTimeout(timer);
  timer = setTimeout(search, 150);
}

input.addEventListener('input', (event) => {
  if (!(/** @type {InputEvent} */ (event).isComposing)) searchSoon();
});
input.addEventListener('compositionend', searchSoon);
input.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown') hits.querySelector('a')?.focus();
});
hits.addEventListener('keydown', (event) => {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const links = [...hits.querySelectorAll('a')];
  const place = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
  if (!step || place < 0) return;
  event.preventDefault();
  (links[place + step] || (step < 0 ? input : links[place]))?.focus();
});

getElement('[data-seek]').hidden = false;
showIdeas(true);
const asked = new URL(location.href).searchParams.get('q');
if (asked) {
  input.value = asked;
  search();
}
