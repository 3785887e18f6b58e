import { nextStep } from '../runner/next.js';
import { stars } from '../runner/record/levels.js';
import { levelsOf, opener } from '../runner/standing.js';
import { openStore } from '../store/store.js';
import { el, fetchJson, getElement, getElements, getOptionalElement, icon } from './dom.js';
import { setBusy, showDone, showMissing, showNext } from './home/card.js';
import { createReminder } from './me/reminder.js';
import { showProgress } from './progress.js';
import { warning } from './warning.js';

/** @typedef {import('../runner/next.js').Track & { element: HTMLElement, steps: HTMLElement[] }} Track */

/** @param {HTMLElement} step */
const lessonOf = ({ dataset }) => dataset.lesson || '';

/** @returns {Track[]} */
const readTracks = () =>
  getElements('[data-track]').map((element) => {
    const title = getElement('.card-title', element).textContent || '';
    const steps = getElements('[data-lesson]', element);
    return { element, title, steps, lessons: steps.map(lessonOf) };
  });

/**
 * What is passed of a track; of what is locked, what opens it. A lesson without a level is there to be read.
 * @param {Track} track
 * @param {readonly Course[]} courses
 * @param {ReadonlyMap<string, number>} earned
 */
function showTrack({ element, steps }, courses, earned) {
  const chapters = courses.flatMap((course) => course.chapters);
  const levels = new Set(courses.flatMap(levelsOf).map(({ id }) => id));
  const played = steps.filter((step) => levels.has(lessonOf(step)));
  showProgress(
    element,
    played.map((step) => ({ id: lessonOf(step) })),
    earned,
  );
  for (const step of played) {
    const id = lessonOf(step);
    const first = opener(chapters, earned, id);
    getOptionalElement('.step-locked', step)?.remove();
    if (earned.get(id)) step.dataset.done = '';
    else if (first && first.id !== id) step.append(lockedBy(first));
  }
}

/** @param {Lesson} first */
const lockedBy = ({ title }) =>
  el('span', { class: 'muted step-locked' }, icon('lock'), `先过“${title}”才能闯这一关`);

/** @param {readonly Statement[]} statements not none */
async function showStanding(statements) {
  setBusy(true);
  /** @type {{ courses: Course[] } | null} */
  const outline = await fetchJson('data/courses.json').catch(() => null);
  if (outline) show(outline.courses, statements);
  else showMissing(() => showStanding(statements));
  setBusy(false);
}

/** @param {readonly Course[]} courses @param {readonly Statement[]} statements */
function show(courses, statements) {
  const now = Date.now();
  const earned = stars(statements, now);
  const tracks = readTracks();
  for (const course of courses) {
    const card = getOptionalElement(`[data-course="${course.id}"]`);
    if (card) showProgress(card, levelsOf(course), earned);
  }
  for (const track of tracks) showTrack(track, courses, earned);
  const levels = courses.flatMap(levelsOf);
  const step = nextStep(courses, statements, now, tracks);
  if (step) showNext(step, levels, statements);
  else if (levels.length > 0) showDone(levels, statements);
}

async function start() {
  const store = await openStore();
  const statements = await store.all();
  const note = warning(store.lasting) || createReminder(statements, await store.saved());
  if (note) getElement('#main').prepend(note);
  if (statements.length > 0) await showStanding(statements);
}

start();
