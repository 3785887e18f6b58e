/** How a result of the search looks, and the ways on from it. */
import { reasons } from '../../runner/find.js';
import { el, siteUrl } from '../dom.js';
import { mark, snippet } from '../snippet.js';

/** @typedef {import('../../runner/find.js').Doc} Doc */
/** @typedef {import('../../runner/find.js').Library} Library */

export const KINDS = { lesson: '课时', question: '试题', county: '县区', room: '小屋' };

/** @param {Library} library @param {Doc} doc @param {readonly string[]} words */
function reason(library, doc, words) {
  const found = reasons(library, doc, words);
  const label = doc[0] === 'room' ? '设施' : '依据';
  return (
    found.length > 0 &&
    el('span', { class: 'muted' }, `${label}：`, ...mark(found.join('、'), words))
  );
}

/** @param {Library} library @param {Doc} doc @param {readonly string[]} words */
const said = (library, doc, words) => {
  const [kind, title, , text, sample] = doc;
  return [
    el('span', { class: 'tag' }, KINDS[kind]),
    ' ',
    sample && el('span', { class: 'tag' }, '示例数据'),
    sample && ' ',
    el('span', { class: 'card-title' }, ...mark(title, words)),
    el('span', { class: 'muted' }, ...mark(snippet(text, words), words)),
    reason(library, doc, words),
  ];
};

/** The level has the name of its lesson, which is that of the lesson's folder. @param {string} path of a lesson */
const levelUrl = (path) => siteUrl(`play/?level=${path.split('/').slice(-2)[0]}`);

/**
 * From a question to the lesson that teaches it and the level that asks it.
 * @param {Library} library
 * @param {number} lesson
 */
function waysOn({ docs, levels }, lesson) {
  const [, title, path] = /** @type {Doc} */ (docs[lesson]);
  /** @param {string} name @param {string} href */
  const way = (name, href) =>
    el('a', { class: 'btn', href, 'aria-label': `${name}：${title}` }, name);
  return [
    el('p', { class: 'muted taught' }, `出自课时“${title}”`),
    el(
      'p',
      { class: 'ways' },
      way('看课时', siteUrl(path)),
      levels.has(lesson) && way('开始闯关', levelUrl(path)),
    ),
  ];
}

/**
 * One result: a link, and below a question's the ways on.
 * @param {Library} library
 * @param {Doc} doc
 * @param {readonly string[]} words
 */
export function hit(library, doc, words) {
  const [, , path, , , , lesson] = doc;
  const link = { 'data-hit': '', href: siteUrl(path) };
  if (lesson === undefined) {
    return el('li', {}, el('a', { ...link, class: 'card' }, ...said(library, doc, words)));
  }
  const stem = el('a', { ...link, class: 'hit' }, ...said(library, doc, words));
  return el('li', { class: 'card' }, stem, ...waysOn(library, lesson));
}
