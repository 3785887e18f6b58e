/** How the levels stand with who searches, by the rule of the course map. */
import { stars } from '../../runner/record/levels.js';
import { opener, turnOf } from '../../runner/standing.js';
import { openStore } from '../../store/store.js';
import { clock } from '../clock.js';
import { el, fetchJson, siteUrl } from '../dom.js';
import { spoken, worded } from '../plain.js';

/** What a result offers of a level: the way to it or to what opens it, or when it opens; null for one of no course. @typedef {(level: string) => HTMLElement | null} Standing */

/** Short, for it comes when the result stands there: beside what stands there already it makes nothing higher. */
const LOCKED = '先过前面的关';

/** @param {Lesson} lesson @param {string} words @param {string} [said] */
const way = ({ id }, words, said = words) =>
  el(
    'a',
    { class: 'btn', href: siteUrl(`play/?level=${id}`), 'aria-label': spoken(said) },
    worded(words),
  );

/** @returns {Promise<Standing>} */
export async function loadStanding() {
  /** @type {[Statement[], { courses: Course[] }]} */
  const [statements, { courses }] = await Promise.all([
    openStore().then((store) => store.all()),
    fetchJson('data/courses.json'),
  ]);
  const chapters = courses.flatMap((course) => course.chapters);
  const earned = stars(statements, Date.now());
  return (id) => {
    const chapter = chapters.find(({ lessons }) => lessons.some((lesson) => lesson.id === id));
    return chapter ? offer(chapter, statements, earned, id) : null;
  };
}

/**
 * @param {Chapter} chapter
 * @param {readonly Statement[]} statements
 * @param {ReadonlyMap<string, number>} earned
 * @param {string} level
 */
function offer(chapter, statements, earned, level) {
  const turn = turnOf([chapter], statements, level, Date.now());
  const wanted = opener([chapter], earned, level);
  if (!wanted) return null;
  if (turn.state === 'locked') return way(wanted, LOCKED, `${LOCKED}：${wanted.title}`);
  if (turn.state === 'resting') {
    return el('span', { class: 'muted' }, `闯关歇到 ${clock(turn.until)}`);
  }
  const again = earned.get(level) ? '再闯一次' : '开始闯关';
  const words = turn.state === 'half' ? '接着闯关' : again;
  return way(wanted, words, `${words}：${wanted.title}`);
}
