import { el, fill, getElement, icon, siteUrl } from '../../../theme/view/dom.js';
import { createHalt } from '../../../theme/view/halt.js';
import { loadScript } from '../../../theme/view/load.js';
import { showScreen } from '../../../theme/view/play/frame.js';
import { mark, snippet } from '../../../theme/view/snippet.js';
import { askedFor, listenToTyping, rememberQuery } from '../../../theme/view/typing.js';

/** @typedef {import('../../../theme/view/practice/finder.js').Found} Found */
/** @typedef {(text: string, most: number) => Promise<import('../../../theme/view/practice/finder.js').Listed>} Finder */

const PAUSE = 250;
const SHOWN = 10;

/** @type {Promise<Finder> | undefined} */
let coming;

/** The script, fetched when the first word is typed, and again only where it did not arrive. */
function loadFinder() {
  coming =
    coming ||
    loadScript(getElement('[data-finder]').dataset.finder || '').then(
      () => /** @type {any} */ (window).findQuestions,
    );
  coming.catch(() => {
    coming = undefined;
  });
  return coming;
}

/** 搜题: what is typed is looked up, and a question found is shown with its answer. */
export async function seek() {
  const input = el('input', {
    id: 'query',
    type: 'search',
    autocomplete: 'off',
    enterkeyhint: 'search',
    maxlength: '80',
    placeholder: '输几个字',
  });
  const status = el('p', { class: 'muted seek-status', role: 'status' });
  const list = el('ol', { class: 'plain hits' });
  const heading = el('h1', { tabindex: '-1' }, '搜题');
  showScreen(
    heading,
    el('label', { class: 'seek-label', for: 'query' }, '记得题里的几个字就行'),
    el('div', { class: 'seek row', role: 'search' }, icon('magnify'), input),
    status,
    list,
  );
  const look = () => search(input, status, list);
  listenToTyping(input, PAUSE, look);
  input.value = askedFor(input);
  if (input.value) look();
  else input.focus({ preventScroll: true });
}

/**
 * Shows what is found by what is typed now; an answer that comes when something else is typed is dropped.
 * @param {HTMLInputElement} input
 * @param {HTMLElement} status
 * @param {HTMLElement} list
 */
async function search(input, status, list) {
  const text = input.value.trim();
  rememberQuery(text);
  fill(list);
  status.textContent = text && '正在找……';
  if (!text) return;
  const listed = await loadFinder()
    .then((find) => find(text, SHOWN))
    .catch(() => null);
  if (input.value.trim() !== text) return;
  if (!listed) {
    status.textContent = '没有搜成。';
    const lost = createHalt('lost', '目录没有取到', '可能是网络断了。网络通了，再输一个字试试。');
    fill(list, el('li', {}, lost));
    return;
  }
  const { count, found } = listed;
  const first = count > SHOWN ? `，先列 ${SHOWN} 道` : '';
  status.textContent = count ? `找到 ${count} 道${first}` : '没有找到。';
  const none = createHalt('empty', '换个说法试试', '少输几个字，或者换题里的另一个词。');
  if (count === 0) fill(list, el('li', {}, none));
  else fill(list, ...found.map((one) => hit(one, text)));
}

/** @param {Found} found @param {string} asked */
function hit({ id, title, text, words }, asked) {
  const query = new URLSearchParams({ way: 'question', of: id, q: asked });
  return el(
    'li',
    {},
    el(
      'a',
      { class: 'card', href: siteUrl(`practice/go/?${query}`) },
      el('span', { class: 'card-title' }, ...mark(title, words)),
      el('span', { class: 'muted' }, ...mark(snippet(text, words), words)),
    ),
  );
}
