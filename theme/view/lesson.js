import { QUESTIONS } from '../../generator/modes/levels/rules.js';
import { stars } from '../runner/record/levels.js';
import { opener, turnOf } from '../runner/standing.js';
import { openStore } from '../store/store.js';
import { clock } from './clock.js';
import { fetchJson, fill, getElement, getOptionalElement } from './dom.js';
import { worded } from './plain.js';
import { mountStart } from './player/start.js';
import { mountWayBack } from './way_back.js';

/**
 * @param {import('../runner/standing.js').Turn} turn
 * @param {number} count stars
 * @param {Lesson | undefined} first what opens the level
 */
function words(turn, count, first) {
  if (turn.state === 'locked') return `先过“${first?.title}”，才能闯这一关`;
  if (turn.state === 'resting') return `歇到 ${clock(turn.until)} 再闯`;
  if (turn.state === 'half') return '接着闯关';
  return count ? `再闯一次 · 已得 ${'★'.repeat(count)}` : `开始闯关 · ${QUESTIONS} 题`;
}

/** @param {HTMLElement} button the link to the level */
async function showState(button) {
  const level = button.dataset.play || '';
  /** @type {[Statement[], { courses: Course[] }]} */
  const [statements, { courses }] = await Promise.all([
    openStore().then((store) => store.all()),
    fetchJson('data/courses.json'),
  ]);
  const course = courses.find(({ id }) => id === button.dataset.course);
  if (!course) return;
  const now = Date.now();
  const turn = turnOf(course.chapters, statements, level, now);
  const shut = turn.state === 'locked' || turn.state === 'resting';
  const earned = stars(statements, now);
  const first = opener(course.chapters, earned, level);
  const label = words(turn, earned.get(level) || 0, first);
  fill(getElement('[data-play-label]', button), worded(label));
  button.classList.toggle('btn-main', !shut);
}

mountWayBack();
const button = getOptionalElement('[data-play]');
if (button) {
  getElement('[data-play-bar]').hidden = false;
  showState(button).catch(() => {}); // without the outline it leads to the level all the same
}
const player = getOptionalElement('[data-player]');
if (player) mountStart(player);
