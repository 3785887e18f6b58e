import { shanghaiDay } from '../runner/calendar.js';
import { goingOn, nextStep } from '../runner/next.js';
import { stars } from '../runner/record/levels.js';
import { isAnswer } from '../runner/record/sessions.js';
import { levelsOf, opener } from '../runner/standing.js';
import { openStore } from '../store/store.js';
import { fetchIndex } from './bank.js';
import { begin } from './begin.js';
import { el, fetchJson, getElement, getElements, getOptionalElement, icon } from './dom.js';
import { createElderSwitch } from './elder.js';
import { setBusy, showDone, showLeft, showMissing, showNext } from './home/card.js';
import { loadScript } from './load.js';
import { createReminder } from './me/reminder.js';
import { readLeft } from './player/memory.js';
import { showProgress } from './progress.js';
import { dailyWaiting } from './waiting.js';
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

/** @param {readonly Statement[]} statements */
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
  const left = goingOn(courses, statements, readLeft());
  if (left) showLeft(left, step);
  else if (step) showNext(step, levels, statements);
  else if (levels.length > 0) showDone(levels, statements);
}

/** @param {'daily' | 'review'} way @param {import('./waiting.js').Waiting} waiting */
function sayToday(way, [left, words]) {
  const said = getOptionalElement(`[data-today="${way}"] [data-said]`);
  if (!said) return;
  said.textContent = words;
  said.toggleAttribute('data-waits', left > 0);
}

const shared = /** @type {any} */ (window);

async function loadReview() {
  if (!shared.reviewWaiting) await loadScript(getElement('[data-review]').dataset.review || '');
}

/** What waits today; before the day after the first answer nothing can be due. @param {readonly Statement[]} statements */
async function showToday(statements) {
  const now = Date.now();
  sayToday('daily', dailyWaiting(statements, now));
  const earlier = (/** @type {Statement} */ one) => shanghaiDay(one.time) < shanghaiDay(now);
  if (!statements.some((one) => isAnswer(one) && earlier(one))) return;
  const [{ questions }] = await Promise.all([fetchIndex(), loadReview()]);
  sayToday('review', shared.reviewWaiting(statements, questions, now));
}

/** @param {import('../store/store.js').Store} store */
async function tell(store) {
  const statements = await store.all();
  const today = showToday(statements).catch(() => {}); // without the index the way there is open all the same
  if (statements.length > 0 || readLeft()) await showStanding(statements);
  await today;
}

async function start() {
  getElement('[data-elder-place]').append(createElderSwitch());
  const store = await openStore();
  const note = warning(store.lasting) || createReminder(await store.all(), await store.saved());
  if (note) getElement('#main').prepend(note);
  await tell(store);
}

begin(start, async () => tell(await openStore()));
