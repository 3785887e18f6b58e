import { MARKS } from '../../../generator/question_types/marks.js';
import { VIEWS } from '../../../generator/question_types/views.js';
import { answeredFact, completedFact, give, initializedFact } from '../../runner/session.js';
import * as walks from '../../runner/walk.js';
import { worded } from '../../runner/wording.js';
import { el, getElement } from '../dom.js';
import { warning } from '../warning.js';
import { announce, button, mainButton, showAction, showBetweenBars, showScreen } from './frame.js';
import { createProgress } from './progress.js';
import { createCard, createFeedback, explanationIn, verdictOf } from './question.js';
import { createShelf } from './shelf.js';

/** @typedef {import('../../runner/walk.js').Walk} Walk */
/** @typedef {import('./keeper.js').Keeper} Keeper */

/**
 * What a mode says of a walk through questions. `started` is what the record is told with the first answer, null where
 * it was told before; `sourceOf` is where a question is taught, `ownerOf` who answers for it.
 * @typedef {object} Journey
 * @property {Keeper} keeper
 * @property {{ session: string, object: Fact['object'] }} about
 * @property {Started | null} started
 * @property {(question: Question) => Question['source']} sourceOf
 * @property {(question: Question) => string | undefined} ownerOf
 * @property {(walk: Walk, back: () => void) => void} finish shows what comes after the last question; `back` leads to
 *   the one before
 */

/**
 * A journey under way.
 * @typedef {Journey & {
 *   walk: Walk, shelf: ReturnType<typeof createShelf>, top: ReturnType<typeof createProgress>, turn: number,
 * }} Trip
 */

/** A question on the screen. @typedef {{ question: Question, board: Board, card: HTMLElement, place: string }} Asked */

/**
 * Asks one question after another, back and forth, and writes each answer down before it says anything to it.
 * @param {Journey} journey
 * @param {Walk} walk not empty
 */
export function startWalk(journey, walk) {
  const trip = { ...journey, walk, shelf: createShelf(), top: createProgress(), turn: 0 };
  showStop(trip);
}

/** @param {Trip} trip @param {number} index */
function go(trip, index) {
  trip.walk = walks.goTo(trip.walk, index);
  showStop(trip);
}

/** @param {Trip} trip */
async function showStop(trip) {
  const turn = ++trip.turn;
  const { walk, shelf } = trip;
  const stop = walks.stopOf(walk);
  trip.top.show({ index: walk.index, total: walk.stops.length });
  try {
    const question = await shelf.get(stop);
    if (turn !== trip.turn) return;
    if (question) showQuestion(trip, question);
    else showGone(trip);
    shelf.prepare(walk.stops[walk.index + 1]);
  } catch (error) {
    console.error(error);
    if (turn === trip.turn) showLost(trip);
  }
}

/** @param {Trip} trip */
function showGone(trip) {
  showScreen(
    el('h1', { class: 'stem', tabindex: '-1' }, '这道题已经撤下'),
    el('p', {}, '接着做下一题吧。'),
  );
  showControls(trip, '', onward(trip));
}

/** @param {Trip} trip */
function showLost(trip) {
  showScreen(
    el('h1', { class: 'stem', tabindex: '-1' }, '这一题没有取到'),
    el('p', {}, '可能是网络断了。答过的都存着，不会丢。'),
  );
  showControls(
    trip,
    '',
    mainButton('再试一次', () => showStop(trip)),
  );
}

/** @param {Trip} trip @param {string} state @param {HTMLElement} main */
function showControls(trip, state, main) {
  const { index } = trip.walk;
  const back = button('上一题', () => go(trip, index - 1));
  back.disabled = index === 0;
  showAction(state, back, main);
}

/** The way to the next question, or behind the last one. @param {Trip} trip */
function onward(trip) {
  const { index, stops } = trip.walk;
  const isLast = index === stops.length - 1;
  const act = () => (isLast ? end(trip) : go(trip, index + 1));
  const label = isLast ? '看结果' : '下一题';
  const { given } = trip.walk;
  return given.has(walks.stopOf(trip.walk).id) ? mainButton(label, act) : button(label, act);
}

/** @param {Trip} trip */
function end(trip) {
  const { length } = trip.walk.stops;
  trip.turn++;
  trip.finish(trip.walk, () => go(trip, length - 1));
}

/** @param {Trip} trip @param {Question} published */
function showQuestion(trip, published) {
  const { walk } = trip;
  const question = worded(published, walk.seed);
  const view = VIEWS[question.type];
  const place = `第 ${walk.index + 1} 题，共 ${walk.stops.length} 题`;
  const shown = performance.now();
  let open = true;
  const send = () => {
    const reply = board.reply();
    const how = {
      ms: performance.now() - shown,
      hinted: Boolean(card.querySelector('.hints .note')),
    };
    const given = give(reply, MARKS[question.type](question, reply), how);
    if (!given) board.refuse?.();
    else if (open) answer(trip, asked, given);
    open = open && !given;
  };
  const changed = () => {
    if (!view.confirm) send();
    else
      showControls(
        trip,
        '',
        board.reply() === null ? onward(trip) : mainButton(view.confirm, send),
      );
  };
  const board = view.build(question, walks.orderOf(walk, question), changed);
  const { card, stem } = createCard({ question, label: view.label, board, place });
  const asked = { question: { ...question, ...sourced(trip, question) }, board, card, place };
  showScreen(warning(trip.keeper.lasting()), card);
  const given = walk.given.get(question.id);
  if (given) reveal(trip, asked, given);
  else showControls(trip, '', onward(trip));
  stem.focus({ preventScroll: true });
  announce(place);
}

/** @param {Trip} trip @param {Question} question */
function sourced({ sourceOf }, question) {
  const source = sourceOf(question);
  return source ? { source } : {};
}

/**
 * Writes an answer, and goes by what the record then holds: another tab may have answered first.
 * @param {Trip} trip
 * @param {Asked} asked
 * @param {Given} given
 */
async function answer(trip, asked, given) {
  const { about, keeper, started, turn } = trip;
  const { id, rev } = asked.question;
  const now = Date.now();
  const fact = answeredFact({ ...about, place: `${id}.${rev}`, item: { id, rev }, given }, now);
  const held = await keeper.keep([
    ...(started ? [initializedFact(about, started, now)] : []),
    fact,
  ]);
  trip.started = null;
  const kept = /** @type {Given} */ (held[held.length - 1]?.result);
  trip.walk = walks.answer(trip.walk, id, kept);
  if (walks.isDone(trip.walk)) await complete(trip);
  if (turn === trip.turn) showAnswered(trip, asked, kept);
}

/** @param {Trip} trip */
async function complete({ walk, about, keeper }) {
  const { answered, right } = walks.tally(walk);
  await keeper.keep([completedFact(about, { points: right, of: answered }, Date.now())]);
}

/** @param {Trip} trip @param {Asked} asked @param {Given} given */
function reveal(trip, { question, board, card }, given) {
  board.reveal(given.response);
  card.dataset.answered = '';
  const feedback = createFeedback({ question, given, board, owner: trip.ownerOf(question) });
  card.append(feedback);
  showControls(trip, given.state, onward(trip));
  return feedback;
}

/** @param {Trip} trip @param {Asked} asked @param {Given} given */
function showAnswered(trip, asked, given) {
  const feedback = reveal(trip, asked, given);
  getElement('[data-main]').focus({ preventScroll: true });
  showBetweenBars(feedback);
  const { word } = verdictOf(given);
  announce(`${word}。正确答案：${asked.board.answer}。${explanationIn(asked.card)}`);
}
