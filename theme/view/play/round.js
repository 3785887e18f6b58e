import { unfinished } from '../../runner/record/sessions.js';
import { begin, itemsOf, listedAs } from '../../runner/walk.js';
import { newName } from '../../store/names.js';
import { linkButton } from '../buttons.js';
import { brand, siteUrl } from '../dom.js';
import { aside, showInterlude } from './interlude.js';
import { createOrigins } from './library.js';
import { startWalk } from './walk.js';

/** @typedef {import('../../runner/walk.js').Walk} Walk */
/** @typedef {import('./keeper.js').Keeper} Keeper */

/**
 * A round of questions: a list chosen once, written down, and walked to its end.
 * @typedef {object} Round
 * @property {string} title
 * @property {Fact['object']} object
 * @property {(seed: string) => readonly Listed[]} choose
 * @property {string} nothing what is said where nothing is to be asked
 * @property {boolean} [untilRight]
 * @property {(question: Question) => Question['source']} [sourceOf] where a question is taught
 * @property {(walk: Walk, go: (index: number) => void) => void} finish
 */

/**
 * Begins a round, or goes on with the one that was begun and not finished.
 * @param {Round} round
 * @param {import('./library.js').Library} library
 * @param {Keeper} keeper
 */
export function startRound(round, library, keeper) {
  const { title, object, choose, untilRight = false, finish } = round;
  document.title = `${title} · ${brand()}`;
  const half = unfinished(keeper.statements(), object);
  const session = half ? half.started.session : newName();
  const answers = half ? half.answers.filter((one) => isKept(one.result, untilRight)) : [];
  const list = half ? listedAs(half.started.result.items, library.questions) : choose(session);
  if (list.length === 0) return showNothing(title, round.nothing);
  const walk = begin(session, list, answers);
  startWalk(
    {
      keeper,
      about: { session, object },
      started: half ? null : { seed: session, items: itemsOf(list) },
      untilRight,
      ...createOrigins(library),
      ...(round.sourceOf && { sourceOf: round.sourceOf }),
      finish,
    },
    walk,
  );
}

/** @param {Given} given @param {boolean} untilRight */
const isKept = ({ state }, untilRight) => !untilRight || state === 'right';

/** @param {string} title @param {string} text */
function showNothing(title, text) {
  const back = linkButton('回到练习', siteUrl('practice/'), 'btn-main btn-wide');
  showInterlude({ title, sign: 'empty', told: [aside(text)], ways: [back] });
}
