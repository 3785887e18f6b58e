/** The search page: what is typed is looked up in an index that comes with the first word. */
import { find, openLibrary, wordsOf } from '../runner/find.js';
import { fetchJson, getElement, getElements, getOptionalElement } from './dom.js';
import { clearResult, shownKind, showResult } from './search/answer.js';
import { keepStand, takeStand } from './search/kept.js';
import { loadStanding } from './search/standing.js';
import { listenToTyping, rememberQuery } from './typing.js';

/** @typedef {import('../runner/find.js').Library} Library */

const PAUSE = 150;

const input = /** @type {HTMLInputElement} */ (getElement('[data-query]'));
const status = getElement('[data-status]');
const found = getElement('[data-found]');
const failed = getElement('[data-failed]');
const ideas = getOptionalElement('[data-ideas]');

/** @type {Promise<Library> | undefined} */
let coming;
let arrived = false;

/** The one index, asked for again only when it did not arrive. */
function loadLibrary() {
  coming = coming || fetchJson('data/search.json').then(openLibrary);
  coming.then(
    () => {
      arrived = true;
    },
    () => {
      coming = undefined;
    },
  );
  return coming;
}

/** @type {Promise<import('./search/standing.js').Standing | null> | undefined} */
let levels;

/** How the levels stand; results come without, should that not arrive, and it is asked for again. */
function knowStanding() {
  levels =
    levels ||
    loadStanding().catch(() => {
      levels = undefined;
      return null;
    });
  return levels;
}

/** Says at once that there is something to wait for. */
function prepare() {
  if (arrived) return;
  failed.hidden = true;
  status.textContent = '正在准备搜索……';
  loadLibrary();
}

function fail() {
  clearResult();
  getElement('[data-reason]').textContent = navigator.onLine
    ? '搜索要用的目录没有取到，请看看网络。输入的字还在。'
    : '现在没有网络，搜索还没准备好。输入的字还在，网络通了会接着搜。';
  failed.hidden = false;
}

/** What others ask, where there is nothing else to show. @param {boolean} wanted */
function showIdeas(wanted) {
  if (ideas) ideas.hidden = !wanted;
}

/** What is typed now; an answer that comes when something else is typed is dropped. */
const typed = () => input.value.trim();

const where = () => ({ only: shownKind(), top: scrollY });

/** @param {import('./search/kept.js').Stand} [stand] where to take it up again */
async function search(stand) {
  const text = typed();
  const words = wordsOf(text);
  rememberQuery(text);
  showIdeas(words.length === 0);
  if (words.length === 0) {
    failed.hidden = true;
    clearResult();
    return;
  }
  prepare();
  const [library, standing] = await Promise.all([loadLibrary().catch(() => null), knowStanding()]);
  if (typed() !== text) return;
  if (!library) {
    fail();
    return;
  }
  const answer = find(library, text);
  showResult({ library, standing, answer, text, words }, stand?.only);
  showIdeas(answer.docs.length === 0);
  if (stand) scrollTo(0, stand.top);
}

listenToTyping(
  input,
  PAUSE,
  () => search(),
  () => wordsOf(typed()).length > 0 && prepare(),
);
getElement('[data-retry]').addEventListener('click', () => {
  input.focus();
  search();
});
window.addEventListener('online', () => {
  if (!failed.hidden) search();
});

input.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown') getOptionalElement('[data-hit]', found)?.focus();
});
found.addEventListener('keydown', (event) => {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const links = getElements('[data-hit]', found);
  const result = /** @type {Element} */ (event.target).closest('li');
  const place = links.findIndex((link) => result?.contains(link));
  if (!step || place < 0) return;
  event.preventDefault();
  (links[place + step] || (step < 0 ? input : links[place]))?.focus();
});

found.addEventListener('click', ({ target }) => {
  if (/** @type {Element} */ (target).closest('a')) keepStand(typed(), where());
});
window.addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  takeStand('');
  levels = undefined;
  search(where());
});

getElement('[data-seek]').hidden = false;
showIdeas(true);
const asked = new URL(location.href).searchParams.get('q') || '';
const stand = takeStand(asked);
if (asked) {
  input.value = asked;
  search(stand);
}
