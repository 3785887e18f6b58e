import { nextStep } from '../runner/next.js';
import { stars, thirdStars } from '../runner/record.js';
import { levelsOf } from '../runner/standing.js';
import { openStore } from '../store/store.js';
import { fetchJson, getElement, getElements, getOptionalElement, siteUrl } from './dom.js';
import { showProgress } from './progress.js';
import { warning } from './warning.js';

/** @param {string} name @param {string} text */
function write(name, text) {
  const element = getOptionalElement(name);
  if (element) element.textContent = text;
}

/** @param {import('../runner/next.js').Step} step */
function showNext({ course, lesson, half }) {
  write('[data-next-eyebrow]', `继续学习 · ${course.title}`);
  write('[data-next-title]', lesson.title);
  write('[data-next-label]', half ? '接着闯关' : '继续学习');
  const path = half ? `play/?level=${lesson.id}` : lesson.path;
  getOptionalElement('[data-next-link]')?.setAttribute('href', siteUrl(path));
}

/**
 * The levels whose third star is to be had today.
 * @param {readonly Lesson[]} lessons
 */
function showAgain(lessons) {
  const [first] = lessons;
  const line = getOptionalElement('[data-again]');
  if (!first || !line) return;
  const more = lessons.length > 1 ? `（这样的关还有 ${lessons.length - 1} 个）` : '';
  write('[data-again-label]', `今天再全对一次，得第三颗星：${first.title}${more}`);
  getElement('[data-again-link]').setAttribute('href', siteUrl(`play/?level=${first.id}`));
  line.hidden = false;
}

/** @param {ReadonlyMap<string, number>} earned */
function showTracks(earned) {
  for (const track of getElements('[data-track]')) {
    const steps = getElements('[data-lesson]', track);
    const lessons = steps.map((step) => ({ id: step.dataset.lesson || '' }));
    showProgress(track, lessons, earned);
    for (const step of steps) {
      if (earned.get(step.dataset.lesson || '')) step.dataset.done = '';
    }
  }
}

async function start() {
  const store = await openStore();
  const note = warning(store.lasting);
  if (note) getElement('#main').prepend(note);
  const statements = await store.all();
  if (statements.length === 0) return;
  /** @type {{ courses: Course[] }} */
  const { courses } = await fetchJson('data/courses.json');
  const earned = stars(statements);
  for (const course of courses) {
    const card = getOptionalElement(`[data-course="${course.id}"]`);
    if (card) showProgress(card, levelsOf(course), earned);
  }
  showTracks(earned);
  const step = nextStep(courses, statements);
  if (step) showNext(step);
  const again = new Set(thirdStars(statements, Date.now()));
  showAgain(courses.flatMap(levelsOf).filter(({ id }) => again.has(id)));
}

start();
