/** The page of practice: what was begun goes on, and every way says how much there is to do. */
import { noted } from '../../generator/modes/mistakes/choose.js';
import { hard, kept, partOf, undone } from '../../generator/modes/practice/choose.js';
import { partsOf, resume } from '../../generator/modes/practice/session.js';
import { WAYS } from '../../generator/modes/practice/ways.js';
import { mistakes } from '../runner/record/mistakes.js';
import { unfinished } from '../runner/record/sessions.js';
import { openStore } from '../store/store.js';
import { el, getElement, siteUrl } from './dom.js';
import { reviewWaiting } from './due.js';
import { loadLibrary } from './play/library.js';
import { createSettingsButton } from './play/settings.js';
import { mountScope } from './practice/scope.js';
import { dailyWaiting } from './waiting.js';
import { warning } from './warning.js';

/** @typedef {import('./waiting.js').Waiting} Waiting */
/** @typedef {import('./play/library.js').Library & { statements: readonly Statement[] }} Known */

/** @param {readonly unknown[]} list */
const count = ({ length }) => (length > 0 ? `${length} 题` : '还没有');

/**
 * What a way says of itself once the record is known; those not listed say always the same. `questions` are those of
 * the course chosen.
 * @type {Record<string, (questions: readonly Listed[], statements: readonly Statement[]) => string>}
 */
const SAID = {
  undone: (questions, statements) => {
    const { length } = undone(questions, statements);
    return length > 0 ? `${length} 题` : '都做过了';
  },
  hard: (questions, statements) => count(hard(questions, statements)),
  favourites: (questions, statements) => count(kept(questions, statements)),
};

/** In words no wider than those that stood there. @type {Record<string, (known: Known, now: number) => Waiting>} */
const WAITING = {
  daily: ({ statements }, now) => dailyWaiting(statements, now),
  review: ({ statements, questions }, now) => reviewWaiting(statements, questions, now),
  mistakes: ({ statements, questions }) => {
    const { length } = noted(mistakes(statements), questions);
    return [length, length > 0 ? `${length} 道错题` : '还没有错题'];
  },
};

/** @param {string} way @param {string} words */
function say(way, words) {
  const said = getElement(`[data-way="${way}"] [data-said]`);
  said.textContent = words;
  return said;
}

/** @param {Known} known @param {string} course '' for all */
function showSaid(known, course) {
  const questions = partOf(known, course);
  for (const [way, words] of Object.entries(SAID)) say(way, words(questions, known.statements));
}

/** @param {Known} known @param {number} now */
function showWaiting(known, now) {
  for (const [way, waiting] of Object.entries(WAITING)) {
    const [left, words] = waiting(known, now);
    say(way, words).toggleAttribute('data-waits', left > 0);
  }
}

/** The way begun last goes on, unless it was finished. @param {Known} known */
function showGoOn(known) {
  const { statements } = known;
  const starts = statements.filter(
    ({ verb, object }) => verb === 'initialized' && object.type === 'practice',
  );
  const { object } = starts[starts.length - 1] || {};
  const half = object && unfinished(statements, object);
  const [name, of] = partsOf(object ? object.id : '');
  const way = WAYS[name];
  const walk = half && way && resume(half, way, { ...known, of });
  if (!way || !walk || walk.stops.length === 0) return;
  const card = /** @type {HTMLAnchorElement} */ (getElement('[data-go-on]'));
  card.href = siteUrl(`practice/go/?way=${name}${of && `&of=${of}`}`);
  getElement('[data-eyebrow]', card).textContent = '接着练';
  const { index, stops, given } = walk;
  const isUnderWay = given.size > 0;
  const left = isUnderWay
    ? `共 ${stops.length} 题，答过 ${given.size} 题`
    : `还有 ${stops.length} 题`;
  getElement('[data-title]', card).textContent =
    `${way.title}${isUnderWay ? `第 ${index + 1} 题` : ''}`;
  getElement('[data-about]', card).textContent = `${titleOf(known, of)}${left}`;
}

/** @param {Known} known @param {string} of a course, a set or a topic @returns {string} '' for anything else */
function titleOf({ sets, courses, topics }, of) {
  const set = sets.find((one) => one.set === of);
  const named = [...courses, ...topics].find(({ id }) => id === of);
  const { title = '' } = set || named || {};
  return title && `《${title}》`;
}

async function start() {
  /** @type {Known | undefined} */
  let known;
  let chosen = '';
  mountScope((course) => {
    chosen = course;
    if (known) showSaid(known, chosen);
  });
  const store = await openStore();
  const note = warning(store.lasting);
  if (note) getElement('#main').prepend(note);
  const tell = async () => {
    const [statements, library] = await Promise.all([store.all(), loadLibrary()]);
    known = { ...library, statements };
    showGoOn(known);
    showSaid(known, chosen);
    showWaiting(known, Date.now());
  };
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) tell().catch(unread); // what was practised meanwhile is told
  });
  await tell();
}

getElement('[data-top]').append(createSettingsButton());
/** Without its numbers every way can be gone all the same. @param {unknown} error */
function unread(error) {
  console.error(error);
  const text = '题目的目录没有取到，可能是网络断了，所以每样有几题没有写出来。连上网再打开这一页。';
  getElement('#main').prepend(el('p', { class: 'note', role: 'alert' }, text));
}

start().catch(unread);
