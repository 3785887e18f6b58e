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
  if (at === undefined || !line) return [];
  const time = minutes(at);
  const link = {
    class: 'btn',
    href: fromSearch(`${card.path}?t=${at}`, text),
    'aria-label': `从 ${time} 看：${card.title}`,
  };
  return [
    el('p', { class: 'muted taught' }, `视频 ${time} 说到：`, ...mark(snippet(line, words), words)),
    el('p', { class: 'ways' }, el('a', link, `从 ${time} 看`)),
  ];
}

/** A lesson begins with its first words; where those asked for stand is shown as soon as all it says is there. @param {Result} result @param {Card} card */
function lesson(result, card) {
  const { words } = result.answer;
  const link = { class: 'hit', 'data-hit': '', href: address(card, result.text) };
  const begun = el('span', { class: 'muted' }, `${card.text}…`);
  const title = el('a', link, ...named(card, words), begun);
  const item = el('li', { class: 'card' }, title);
  const whole = result.library.whole(card.place).then(
    (whole) => {
      fill(title, ...named(card, words), ...said(card, whole, words));
      item.append(...wayIn(result, card, whole));
    },
    () => undefined, // without a network what is known of it stays
  );
  result.coming.push(whole);
  return item;
}

/**
 * One result: a link, and below it the ways on: a question's to its lesson, a lesson's into its video.
 * @param {Result} result
 * @param {Card} card
 */
export function hit(result, card) {
  if (card.kind === 'lesson') return lesson(result, card);
  const { words } = result.answer;
  const shown = [...named(card, words), ...said(card, { text: card.text, said: [] }, words)];
  const link = { 'data-hit': '', href: address(card, result.text) };
  if (!card.way) return el('li', {}, el('a', { ...link, class: 'card' }, ...shown));
  const stem = el('a', { ...link, class: 'hit' }, ...shown);
  return el('li', { class: 'card' }, stem, ...waysOn(result, card));
}
