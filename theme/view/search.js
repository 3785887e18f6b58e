/** The search page: what is typed is looked up in the parts of the index that it needs. */
import { fetchAhead, find } from '../runner/search/find.js';
import { wordsOf } from '../runner/search/planned.js';
import { getElement, getElements, getOptionalElement } from './dom.js';
import { loadScript } from './load.js';
import { mountFold } from './offline/fold.js';
import { ALL, clearResult, forgetKind, shownNow, showResult } from './search/answer.js';
import { keepStand, takeStand } from './search/kept.js';
import { listenToKeys } from './search/keys.js';
import { asked, library } from './search/open.js';
import { askedFor, listenToTyping, rememberQuery } from './typing.js';

/** @typedef {import('./search/standing.js').Standing} Standing */

const PAUSE = 150;

const input = /** @type {HTMLInputElement} */ (getElement('[data-query]'));
const status = getElement('[data-status]');
const found = getElement('[data-found]');
const failed = getElement('[data-failed]');
const nothing = getElement('[data-nothing]');
const ideas = getOptionalElement('[data-ideas]');

/** @type {Promise<Standing | null> | undefined} */
let levels;

/** How the levels stand; results come without, should that not arrive, and it is asked for again. */
function knowStanding() {
  levels =
    levels ||
    loadScript(getElement('[data-standing]').dataset.standing || '')
      .then(() => /** @type {any} */ (window).loadStanding())
      .catch(() => {
        levels = undefined;
        return null;
      });
  return levels;
}

/** Says at once that there is something to wait for. */
function prepare() {
  failed.hidden = true;
  if (getOptionalElement('[data-hit]', found)) found.setAttribute('aria-busy', 'true');
  else status.textContent = '正在找……';
  library()
    .then((known) => fetchAhead(known, typed()))
    .catch(() => undefined);
}

function fail() {
  clearResult();
  getElement('[data-reason]').textContent = navigator.onLine
    ? '搜索要用的目录没有取到，请看看网络。输入的字还在。'
    : '现在没有网络，这几个字的目录没有存在手机上。输入的字还在，网络通了会接着搜。';
  failed.hidden = false;
}

/** What to do where there is nothing to show. @param {boolean} empty nothing was asked for @param {boolean} none nothing was found */
function help(empty, none) {
  nothing.hidden = !none;
  if (ideas) ideas.hidden = !(empty || none);
}

const hits = () => getElements('[data-hit]', found);

/** What is typed now; an answer that comes when something else is typed is dropped. */
const typed = () => input.value.trim();

const where = () => ({ ...shownNow(), top: scrollY });

/** @param {string} kind */
const remember = (kind) => rememberQuery(typed(), { kind: kind === ALL ? '' : kind });

/** @param {Partial<import('./search/kept.js').Stand>} [stand] where to take it up again */
async function search(stand = { only: shownNow().only }) {
  const text = typed();
  remember(stand.only || ALL);
  const wordless = wordsOf(text).length === 0;
  help(text === '', wordless && text !== '');
  if (wordless) {
    failed.hidden = true;
    clearResult();
    forgetKind();
    if (text) status.textContent = '没有找到。';
    return;
  }
  prepare();
  try {
    await asked(async (known) => {
      const answer = await find(known, text);
      if (typed() !== text) return;
      /** @type {import('./search/answer.js').Result} */
      const result = { library: known, answer, text, levels: Promise.resolve(null), coming: [] };
      if (answer.found.some(({ kind }) => kind === 'question')) result.levels = later(knowStanding);
      const place = hits().indexOf(/** @type {HTMLElement} */ (document.activeElement));
      await showResult(result, stand, remember);
      hits()[place]?.focus({ preventScroll: true }); // Enter came before the pause after typing was over
      help(false, answer.found.length === 0);
      if (!stand.top) return;
      await Promise.all([result.levels, ...result.coming]);
      scrollTo(0, stand.top);
    });
  } catch {
    if (typed() === text) fail();
  }
}

/** What `load` makes once the browser has nothing better to do. @template T @param {() => Promise<T>} load @returns {Promise<T>} */
const later = (load) => new Promise((resolve) => setTimeout(() => resolve(load()), PAUSE));

listenToTyping(
  input,
  PAUSE,
  () => search(),
  () => wordsOf(typed()).length > 0 && prepare(),
);
listenToKeys(input, found, search, () => search());
getElement('[data-retry]').addEventListener('click', () => {
  input.focus();
  search();
});
window.addEventListener('online', () => {
  if (!failed.hidden) search();
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
mountFold();
input.value = askedFor(input);
const only = new URL(location.href).searchParams.get('kind') || ALL;
search(takeStand(input.value) || { only });
