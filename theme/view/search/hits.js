/** How a result of the search looks, and the ways on from it. */
import { reasons, spoken } from '../../runner/find.js';
import { el, siteUrl } from '../dom.js';
import { minutes } from '../player/film.js';
import { mark, snippet } from '../snippet.js';
import { fromSearch } from '../way_back.js';

/** @typedef {import('../../runner/find.js').Doc} Doc */
/** @typedef {import('../../runner/find.js').Library} Library */
/** @typedef {import('./answer.js').Result} Result */

export const KINDS = { lesson: '课时', question: '试题', county: '县区', room: '地点' };

/** @param {Library} library @param {Doc} doc @param {readonly string[]} words */
function reason(library, doc, words) {
  const found = reasons(library, doc, words);
  const label = doc[0] === 'room' ? '设施' : '依据';
  return (
    found.length > 0 &&
    el('span', { class: 'muted' }, `${label}：`, ...mark(found.join('、'), words))
  );
}

/** What a result is; of a place what such places are called. @param {Library} library @param {Doc} doc */
const kindOf = ({ nouns }, [kind, , path]) =>
  (kind === 'room' && nouns[path.replace(/\/.*/s, '/')]) || KINDS[kind];

/** @param {Library} library @param {Doc} doc @param {readonly string[]} words */
const said = (library, doc, words) => {
  const [, title, , text, sample] = doc;
  return [
    el('span', { class: 'tag' }, kindOf(library, doc)),
    ' ',
    sample && el('span', { class: 'tag' }, '示例数据'),
    sample && ' ',
    el('span', { class: 'card-title' }, ...mark(title, words)),
    el('span', { class: 'muted' }, ...mark(snippet(text, words), words)),
    reason(library, doc, words),
  ];
};

/** The level has the name of its lesson, which is that of the lesson's folder. @param {string} path of a lesson */
const levelOf = (path) => path.split('/').slice(-2)[0] || '';

/** Lessons and topics lead back to the search; the pages of rooms have ways of their own. @param {Doc} doc @param {string} text */
const address = ([kind, , path], text) =>
  kind === 'lesson' || kind === 'question' ? fromSearch(path, text) : siteUrl(path);

/**
 * From a question to the lesson that teaches it and, as far as is known how it stands, the level that asks it.
 * @param {Result} result
 * @param {number} place where the lesson stands
 */
function waysOn({ library: { docs, levels }, standing, text }, place) {
  const lesson = /** @type {Doc} */ (docs[place]);
  const [, title, path] = lesson;
  const read = el(
    'a',
    { class: 'btn', href: address(lesson, text), 'aria-label': `看课时：${title}` },
    '看课时',
  );
  const play = standing && levels.has(place) && standing(levelOf(path));
  return [
    el('p', { class: 'muted taught' }, `出自课时“${title}”`),
    el('p', { class: 'ways' }, read, play),
  ];
}

/**
 * From a lesson to the second at which its video speaks of what is looked for.
 * @param {Result} result
 * @param {Doc} doc
 */
function wayIn({ text, words }, doc) {
  const [at, line] = spoken(doc, words) || [];
  if (at === undefined || !line) return [];
  const [, title, path] = doc;
  const time = minutes(at);
  const link = {
    class: 'btn',
    href: fromSearch(`${path}?t=${at}`, text),
    'aria-label': `从 ${time} 看：${title}`,
  };
  return [
    el('p', { class: 'muted taught' }, `视频 ${time} 说到：`, ...mark(snippet(line, words), words)),
    el('p', { class: 'ways' }, el('a', link, `从 ${time} 看`)),
  ];
}

/**
 * One result: a link, and below it the ways on: a question's to its lesson, a lesson's into its video.
 * @param {Result} result
 * @param {Doc} doc
 */
export function hit(result, doc) {
  const { library, text, words } = result;
  const lesson = doc[6];
  const link = { 'data-hit': '', href: address(doc, text) };
  const ways = typeof lesson === 'number' ? waysOn(result, lesson) : wayIn(result, doc);
  if (ways.length === 0) {
    return el('li', {}, el('a', { ...link, class: 'card' }, ...said(library, doc, words)));
  }
  const stem = el('a', { ...link, class: 'hit' }, ...said(library, doc, words));
  return el('li', { class: 'card' }, stem, ...ways);
}
