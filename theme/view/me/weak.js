import { el, icon, siteUrl } from '../dom.js';
import { createHalt } from '../halt.js';

/** @typedef {import('../../runner/record/topics.js').Share} Share */

/** So many are enough to begin with. */
const MOST = 5;

/** @param {Share} share @param {ListedTopic | undefined} listed */
function createRow({ topic, right, of }, listed) {
  const filled = el('i');
  filled.style.width = `${(100 * right) / of}%`;
  return el(
    'li',
    { class: 'weak-row' },
    el(
      'p',
      { class: 'weak-words' },
      el('b', {}, topic),
      el('span', { class: 'muted' }, `最近 ${of} 次对 ${right} 次`),
    ),
    el('div', { class: 'meter', 'aria-hidden': 'true' }, filled),
    listed &&
      el(
        'a',
        { class: 'link', href: siteUrl(`practice/go/?way=topic&of=${listed.id}`) },
        icon('arrow-right'),
        el('span', {}, `练“${topic}”`),
      ),
  );
}

/**
 * The topics that go worst, each with where to practise it.
 * @param {readonly Share[]} weak the worst first
 * @param {readonly ListedTopic[]} topics of the site
 */
export function createWeak(weak, topics) {
  const rows = weak.slice(0, MOST).map((share) =>
    createRow(
      share,
      topics.find(({ title }) => title === share.topic),
    ),
  );
  if (rows.length > 0) return el('ul', { class: 'plain' }, ...rows);
  return createHalt(
    'empty',
    '还没有明显薄弱的',
    '一个知识点答过 3 题以上、对的不到八成，就会列在这里。',
  );
}
