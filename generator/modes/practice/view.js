import { unfinished } from '../../../theme/runner/record/sessions.js';
import { completedFact } from '../../../theme/runner/session.js';
import { begin } from '../../../theme/runner/walk.js';
import { newName } from '../../../theme/store/names.js';
import { brand, siteUrl } from '../../../theme/view/dom.js';
import { setLeave } from '../../../theme/view/play/frame.js';
import { createOrigins, loadLibrary } from '../../../theme/view/play/library.js';
import { showSummary } from '../../../theme/view/play/summary.js';
import { startWalk } from '../../../theme/view/play/walk.js';
import { showNothing } from './ending.js';
import { showParts } from './parts.js';
import { objectOf, resume, startOf } from './session.js';
import { study } from './study.js';
import { WAYS } from './ways.js';

/** @typedef {import('../../../theme/view/play/keeper.js').Keeper} Keeper */
/** @typedef {import('../../../theme/view/play/walk.js').Journey} Journey */
/** @typedef {import('../../../theme/view/play/library.js').Library} Library */
/** @typedef {import('./ways.js').Way} Way */

/**
 * What somebody asked to practise. `of` is a part of the bank, '' for all of it.
 * @typedef {{ name: string, way: Way, of: string, library: Library, keeper: Keeper }} Wanted
 */

/**
 * Practises in one way: goes on with what was begun and not finished, else begins anew; or offers the parts it may be
 * about.
 * @param {string} name of WAYS
 * @param {string} of
 * @param {Keeper} keeper
 */
export async function practise(name, of, keeper) {
  const way = /** @type {Way} */ (WAYS[name]);
  document.title = `${way.title} · ${brand()}`;
  const wanted = { name, way, of, keeper, library: await loadLibrary() };
  if (way.parts && of) setLeave(siteUrl(`practice/go/?way=${name}`));
  if (way.parts && !of) showParts({ ...wanted, parts: way.parts });
  else if (way.study) study(wanted);
  else answer(wanted);
}

/** @param {Wanted} wanted */
function answer({ name, way, of, library, keeper }) {
  const from = { ...library, of, statements: keeper.statements() };
  const object = objectOf(name, of);
  const half = unfinished(from.statements, object);
  const session = half ? half.started.session : newName();
  const walk = half
    ? resume(half, way, from)
    : begin(session, way.choose({ ...from, seed: session }));
  if (walk.stops.length === 0) return showNothing(way);
  const about = { session, object };
  startWalk(
    {
      keeper,
      about,
      started: half ? null : startOf(walk, way),
      ...createOrigins(library),
      more: way.kept ? undefined : restarting(keeper, about),
      finish: (walked, go) =>
        showSummary(walked, go, { lasting: keeper.lasting(), again: way.again }),
    },
    walk,
  );
}

/**
 * Puts an end to a session, so that the next begins with its first question.
 * @param {Keeper} keeper
 * @param {Journey['about']} about
 */
const restarting = (keeper, about) => ({
  label: '从头再做',
  sure: '再点一次就从第一题做起。答过的都还在记录里。',
  act: async () => {
    const half = unfinished(keeper.statements(), about.object);
    const answers = half ? half.answers : [];
    const right = answers.filter(({ result }) => result.state === 'right').length;
    const result = { points: right, of: answers.length };
    if (half) await keeper.keep([completedFact(about, result, Date.now())]);
    location.reload();
  },
});
