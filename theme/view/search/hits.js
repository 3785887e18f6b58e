/** How a result of the search looks, and the ways on from it. */
import { reasons, spoken } from '../../runner/search/said.js';
import { el, fill, siteUrl } from '../dom.js';
import { minutes } from '../player/film.js';
import { mark, snippet } from '../snippet.js';
import { fromSearch } from '../way_back.js';

/** @typedef {import('../../runner/search/library.js').Card} Card */
/** @typedef {import('../../runner/search/library.js').Whole} Whole */
/** @typedef {import('./answer.js').Result} Result */

/** @param {Card} card @param {Whole} whole @param {readonly string[]} words */
function reason(card, whole, words) {
  const found = reasons({ ...card, ...whole }, words);
  const label = card.kind === 'room' ? '设施' : '依据';
  return (
    found.length > 0 &&
    el('span', { class: 'muted' }, `${label}：`, ...mark(found.join('、'), words))
  );
}

/** @param {Card} card @param {readonly string[]} words */
const named = (card, words) => [
  el('span', { class: 'tag' }, card.kind === 'county' ? '县区' : card.label),
  ' ',
  card.sample && el('span', { class: 'tag' }, '示例数据'),
  card.sample && ' ',
  el('span', { class: 'card-title' }, ...mark(card.title, words)),
];

/** Where the words stand in what it says, and what speaks for it besides. @param {Card} card @param {Whole} whole @param {readonly string[]} words */
const said = (card, whole, words) => [
  el('span', { class: 'muted' }, ...mark(snippet(whole.text, words), words)),
  reason(card, whole, words),
];

/** The level has the name of its lesson, which is that of the lesson's folder. @param {string} path of a lesson */
const levelOf = (path) => path.split('/').slice(-2)[0] || '';

/** Pages of the site lead back to the search; the pages of rooms have ways of their own. @param {Card} card @param {string} text */
const address = ({ kind, path }, text) =>
  ['lesson', 'question', 'topic'].includes(kind) ? fromSearch(path, text) : siteUrl(path);

/**
 * From a question to the lesson that teaches it; the level that asks it follows as soon as it is known how that stands.
 * @param {Result} result
 * @param {Card} card
 */
function waysOn({ levels, text }, { way }) {
  if (!way) return [];
  const [title, path, level] = way;
  const link = { class: 'btn', href: fromSearch(path, text), 'aria-label': `看课时：${title}` };
  const ways = el('p', { class: 'ways' }, el('a', link, '看课时'));
  if (level) {
    levels.then((offer) => {
      const play = offer?.(levelOf(path));
      if (play) ways.append(play);
    });
  }
  return [el('p', { class: 'muted taught' }, `出自课时“${title}”`), ways];
}

/**
 * From a lesson to the second at which its video speaks of what is looked for.
 * @param {Result} result
 * @param {Card} card
 * @param {Whole} whole
 */
function wayIn({ text, answer: { words } }, card, whole) {
  const [at, line] = spoken(whole, words) || [];
  if (at === undefined || !line) return null;
  const time = minutes(at);
  return {
    heard: [`视频 ${time} 说到：`, ...mark(snippet(line, words), words)],
    href: fromSearch(`${card.path}?t=${at}`, text),
    label: `从 ${time} 看`,
  };
}

/** @param {string} href @param {string} label @param {Card} card */
const button = (href, label, { title }) =>
  el('a', { class: 'btn', href, 'aria-label': `${label}：${title}` }, label);

/**
 * A lesson: where the words asked for stand, and the way to where its video says them.
 * @param {Result} result
 * @param {Card} card
 * @param {Whole} whole
 */
function lesson(result, card, whole) {
  const { words } = result.answer;
  const way = wayIn(result, card, whole);
  const below = way && [
    el('p', { class: 'muted taught' }, ...way.heard),
    el('p', { class: 'ways' }, button(way.href, way.label, card)),
  ];
  return { inner: said(card, whole, words), below: below || [] };
}

/**
 * A lesson of which only the first words are there: what it says is shown where there is room for it from the beginning,
 * so that nothing moves under a finger.
 * @param {Result} result
 * @param {Card} card
 */
function begunLesson(result, card) {
  const { words } = result.answer;
  const heard = el('p', { class: 'muted taught heard' }, '正在取它说到的地方……');
  const go = button(address(card, result.text), '看课', card);
  const ways = el('p', { class: 'ways' }, go);
  /** @param {Whole} whole */
  const show = (whole) => {
    const way = wayIn(result, card, whole);
    fill(heard, ...(way ? way.heard : mark(snippet(whole.text, words), words)));
    if (!way) return;
    go.setAttribute('href', way.href);
    go.setAttribute('aria-label', `${way.label}：${card.title}`);
    fill(go, way.label);
  };
  const lost = () => fill(heard, '没有取到它说到的地方。');
  result.coming.push(result.library.whole(card.place).then(show, lost));
  return { inner: said(card, { text: `${card.text}…`, said: [] }, words), below: [heard, ways] };
}

/**
 * One result: a link, and below it the ways on: a question's to its lesson, a lesson's into its video.
 * @param {Result} result
 * @param {Card} card
 * @param {Whole} [whole] all that a lesson says, where it has come
 */
export function hit(result, card, whole) {
  const { words } = result.answer;
  if (card.kind === 'lesson') {
    const { inner, below } = whole ? lesson(result, card, whole) : begunLesson(result, card);
    const link = { class: 'hit', 'data-hit': '', href: address(card, result.text) };
    return el('li', { class: 'card' }, el('a', link, ...named(card, words), ...inner), ...below);
  }
  const shown = [...named(card, words), ...said(card, { text: card.text, said: [] }, words)];
  const link = { 'data-hit': '', href: address(card, result.text) };
  if (!card.way) return el('li', {}, el('a', { ...link, class: 'card' }, ...shown));
  const stem = el('a', { ...link, class: 'hit' }, ...shown);
  return el('li', { class: 'card' }, stem, ...waysOn(result, card));
}
