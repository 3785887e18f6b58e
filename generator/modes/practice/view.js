import { unfinished } from '../../../theme/runner/record/sessions.js';
import { begin } from '../../../theme/runner/walk.js';
import { newName } from '../../../theme/store/names.js';
import { brand, el } from '../../../theme/view/dom.js';
import { showScreen } from '../../../theme/view/play/frame.js';
import { createOrigins, loadLibrary } from '../../../theme/view/play/library.js';
import { showSummary } from '../../../theme/view/play/summary.js';
import { startWalk } from '../../../theme/view/play/walk.js';
import { objectOf, resume, startOf } from './session.js';
import { WAYS } from './ways.js';

/** @typedef {import('../../../theme/view/play/keeper.js').Keeper} Keeper */

/**
 * Practises in one way: goes on with what was begun and not finished, else begins anew.
 * @param {string} name of WAYS
 * @param {string} of a part of the bank, '' for all of it
 * @param {Keeper} keeper
 */
export async function practise(name, of, keeper) {
  const way = /** @type {import('./ways.js').Way} */ (WAYS[name]);
  document.title = `${way.title} · ${brand()}`;
  const library = await loadLibrary();
  const from = { of, questions: library.questions, statements: keeper.statements() };
  const object = objectOf(name, of);
  const half = unfinished(from.statements, object);
  const session = half ? half.started.session : newName();
  const walk = half
    ? resume(half, way, from)
    : begin(session, way.choose({ ...from, seed: session }));
  if (walk.stops.length === 0) return showNothing(way.title);
  startWalk(
    {
      keeper,
      about: { session, object },
      started: half ? null : startOf(walk, way),
      ...createOrigins(library),
      finish: (walked, go) =>
        showSummary(walked, go, { lasting: keeper.lasting(), again: '再来一组' }),
    },
    walk,
  );
}

/** @param {string} title */
function showNothing(title) {
  showScreen(el('h1', {}, title), el('p', {}, '现在没有可练的题。'));
}
