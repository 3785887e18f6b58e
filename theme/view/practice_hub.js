/** The page of practice: what was begun goes on, and every way says how much there is to do. */
import { hard, kept, partOf, undone } from '../../generator/modes/practice/choose.js';
import { partsOf, resume } from '../../generator/modes/practice/session.js';
import { WAYS } from '../../generator/modes/practice/ways.js';
import { unfinished } from '../runner/record/sessions.js';
import { openStore } from '../store/store.js';
import { getElement, getElements, siteUrl } from './dom.js';
import { loadLibrary } from './play/library.js';
import { mountScope } from './practice/scope.js';
import { warning } from './warning.js';

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

/** @param {Known} known @param {string} course '' for all */
function showSaid(known, course) {
  const questions = partOf(known, course);
  for (const card of getElements('[data-way]')) {
    const say = SAID[card.dataset.way || ''];
    if (say) getElement('[data-said]', card).textContent = say(questions, known.statements);
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

/** @param {Known} known @param {string} of a course or a set @returns {string} '' for anything else */
function titleOf({ sets, courses }, of) {
  const set = sets.find((one) => one.set === of);
  const course = courses.find(({ id }) => id === of);
  const { title = '' } = set || course || {};
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
  const [statements, library] = await Promise.all([store.all(), loadLibrary()]);
  known = { ...library, statements };
  showGoOn(known);
  showSaid(known, chosen);
}

start().catch((error) => console.error(error)); // without its numbers every way can be gone all the same
