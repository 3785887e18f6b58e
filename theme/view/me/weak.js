import { el, icon, siteUrl } from '../dom.js';

/** @typedef {import('../../runner/record/topics.js').Share} Share */

/** So many are enough to begin with. */
const MOST = 5;

/**
 * The set that asks most about each topic.
 * @param {readonly Listed[]} questions
 * @returns {Map<string, string>}
 */
export function homesOfTopics(questions) {
  /** @type {Map<string, Map<string, number>>} */
  const counts = new Map();
  for (const { topics, place } of questions) {
    for (const topic of topics) {
      const sets = counts.get(topic) || new Map();
      counts.set(topic, sets.set(place.set, (sets.get(place.set) || 0) + 1));
    }
  }
  return new Map(
    [...counts].map(([topic, sets]) => [
      topic,
      [...sets].sort((a, b) => b[1] - a[1])[0]?.[0] || '',
    ]),
  );
}

/** @param {Share} share @param {ListedSet | undefined} set */
function createRow({ topic, right, of }, set) {
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
    set &&
      el(
        'a',
        { class: 'link', href: siteUrl(`practice/go/?way=chapter&of=${set.set}`) },
        icon('arrow-right'),
        el('span', {}, `练“${set.title}”`),
      ),
  );
}

/**
 * The topics that go worst, each with where to practise it.
 * @param {readonly Share[]} weak the worst first
 * @param {{ questions: readonly Listed[], sets: readonly ListedSet[] }} library
 */
export function createWeak(weak, { questions, sets }) {
  const homes = homesOfTopics(questions);
  const rows = weak.slice(0, MOST).map((share) =>
    createRow(
      share,
      sets.find(({ set }) => set === homes.get(share.topic)),
    ),
  );
  if (rows.length > 0) return el('ul', { class: 'plain' }, ...rows);
  return el('p', {}, '还没有明显薄弱的。一个知识点答过 3 题以上、对的不到八成，就会列在这里。');
}
