import { MARKS } from '../../../generator/question_types/marks.js';
import { VIEWS } from '../../../generator/question_types/views.js';
import { answeredFact, completedFact, give, initializedFact } from '../../runner/session.js';
import * as walks from '../../runner/walk.js';
import { worded } from '../../runner/wording.js';
import { getElement } from '../dom.js';
import { warning } from '../warning.js';
import { createFlags } from './flags.js';
import { announce, showBetweenBars, showScreen, turnPage } from './frame.js';
import { aside, showInterlude } from './interlude.js';
import { createProgress } from './progress.js';
import {
  createCard,
  createFeedback,
  createSolution,
  explanationIn,
  verdictOf,
} from './question.js';
import { openSheet } from './sheet.js';
import { createShelf } from './shelf.js';
import { sayVerdict } from './sound.js';
import { listenToSwipes } from './swipe.js';
import { createTools } from './tools.js';
import { showWays } from './walk_bar.js';

/** @typedef {import('../../runner/walk.js').Walk} Walk */
/** @typedef {import('./keeper.js').Keeper} Keeper */

/**
 * What a mode says of a walk through questions.
 * @typedef {object} Journey
 * @property {Keeper} keeper
 * @property {{ session: string, object: Fact['object'] }} about
 * @property {Started | null} started what the record is told with the first answer; null where it was told before
 * @property {boolean} [study] answers and explanations are shown at once, and none are taken
 * @property {boolean} [untilRight] a question stays open until it is answered right
 * @property {(question: Question) => Question['source']} sourceOf where a question is taught
 * @property {(question: Question) => string | undefined} ownerOf who answers for it
 * @property {(stop: import('../../runner/walk.js').Stop) => void} [arrived] is told of every stop
 * @property {import('./sheet.js').Sheet['more']} [more] what else the answer sheet offers
 * @property {(walk: Walk, go: (index: number) => void) => void} finish shows what comes after the last question; `go`
 *   leads back to one
 * @property {string} [last] what leads there is called, 看小结 if nothing else
 */

/**
 * A journey under way; `turn` counts what was shown, so that what comes late is dropped; `completing` is over once the
 * record says that all is answered.
 * @typedef {Journey & {
 *   walk: Walk, turn: number, completing: Promise<void>, shelf: ReturnType<typeof createShelf>, top: ReturnType<typeof createProgress>,
 *   flags: ReturnType<typeof createFlags>,
 * }} Trip
 */

/** @typedef {ReturnType<typeof createTools>} Tools */
/** A question on the screen. @typedef {{ question: Question, board: Board, card: HTMLElement, tools: Tools }} Asked */

/**
 * Asks one question after another, back and forth, and writes each answer down before it says anything to it.
 * @param {Journey} journey
 * @param {Walk} walk not empty
 */
export function startWalk(journey, walk) {
  /** @type {Trip} */
  const trip = {
    ...journey,
    walk,
    turn: 0,
    completing: Promise.resolve(),
    shelf: createShelf(),
    top: createProgress(),
    flags: createFlags(journey.about.session),
  };
  listenToSwipes(getElement('#main'), (to) => turnPage(to === 'left' ? 1 : -1));
  if (!trip.study && walks.isDone(walk)) {
    trip.completing = complete(trip); // the page was left before it could be written
    end(trip);
  } else showStop(trip);
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
  trip.arrived?.(stop);
  try {
    const question = await shelf.get(stop);
    if (turn !== trip.turn) return;
    if (question) showQuestion(trip, question);
    else say(trip, 'unknown', '这道题已经撤下', '接着做下一题吧。', onward(trip));
    shelf.prepare(walk.stops[walk.index + 1]);
  } catch (error) {
    console.error(error);
    const again = { label: '再试一次', act: () => showStop(trip), main: true, onward: false };
    if (turn === trip.turn)
      say(trip, 'lost', '这一题没有取到', '可能断网了。答过的都存着，不会丢。', again);
  }
}

/** @param {Trip} trip @param {import('../halt.js').Kind} kind @param {string} title @param {string} text @param {Next} next */
function say(trip, kind, title, text, next) {
  showInterlude({ title, sign: kind, told: [aside(text)] });
  showBar(trip, '', next);
}

/** @typedef {import('./walk_bar.js').Ways['next']} Next */

/** @param {Trip} trip @param {string} state @param {Next} next */
function showBar(trip, state, next) {
  const { walk, flags } = trip;
  const { index, stops, given } = walk;
  showWays({
    state,
    next,
    back: index > 0 ? () => go(trip, index - 1) : null,
    sheet: () =>
      openSheet({
        states: stops.map(({ id }) => given.get(id)?.state || 'open'),
        now: index,
        isFlagged: (place) => flags.has(stops[place]?.id || ''),
        go: (place) => go(trip, place),
        more: trip.more,
      }),
  });
}

/** The way to the next question, or behind the last one. @param {Trip} trip @returns {Next} */
function onward(trip) {
  const { index, stops, given } = trip.walk;
  const isLast = index === stops.length - 1;
  return {
    label: isLast ? trip.last || '看小结' : '下一题',
    act: () => (isLast ? end(trip) : go(trip, index + 1)),
    main: Boolean(trip.study) || given.has(walks.stopOf(trip.walk).id),
    onward: true,
  };
}

/** @param {Trip} trip */
async function end(trip) {
  trip.turn++;
  await trip.completing;
  trip.finish(trip.walk, (index) => go(trip, index));
}

/** @param {Trip} trip @param {Question} published */
function showQuestion(trip, published) {
  const { walk, keeper, about, flags } = trip;
  const question = worded(published, walk.seed);
  const view = VIEWS[question.type];
  const place = `第 ${walk.index + 1} 题，共 ${walk.stops.length} 题`;
  const send = createSending(trip, () => asked);
  const changed = () => {
    const isReady = board.reply() !== null;
    const confirm = { label: view.confirm, act: send, main: true, onward: false };
    if (view.confirm) showBar(trip, '', isReady ? confirm : onward(trip));
    else send();
  };
  const board = view.build(question, walks.orderOf(walk, question), changed);
  const { card, stem } = createCard({ question, label: view.label, board, place });
  const tools = createTools({ question, session: about.session, keeper, flags });
  const source = trip.sourceOf(question);
  const asked = { question: source ? { ...question, source } : question, board, card, tools };
  card.append(tools.element);
  showScreen(warning(keeper.lasting()), card);
  const given = walk.given.get(question.id);
  if (trip.study) explain(trip, asked);
  else if (given) reveal(trip, asked, given);
  else showBar(trip, '', onward(trip));
  stem.focus({ preventScroll: true });
  announce(place);
}

/**
 * Takes the answer on the screen, once.
 * @param {Trip} trip
 * @param {() => Asked} shown
 */
function createSending(trip, shown) {
  const since = performance.now();
  let open = true;
  return () => {
    const { question, board, card } = shown();
    const reply = board.reply();
    const given = give(reply, MARKS[question.type](question, reply), {
      ms: performance.now() - since,
      hinted: Boolean(card.querySelector('.hints .note')),
    });
    if (!given) board.refuse?.();
    else if (open) answer(trip, shown(), given);
    open = open && !given;
  };
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
  const tries = trip.untilRight ? triesOf(trip, id) + 1 : 1;
  const [place, result] =
    tries > 1 ? [`${id}.${rev}/${tries}`, { ...given, tries }] : [`${id}.${rev}`, given];
  const fact = answeredFact({ ...about, place, item: { id, rev }, given: result }, now);
  const held = await keeper.keep([
    ...(started ? [initializedFact(about, started, now)] : []),
    fact,
  ]);
  trip.started = null;
  const kept = /** @type {Given} */ (held[held.length - 1]?.result);
  if (!isAgain(trip, kept)) trip.walk = walks.answer(trip.walk, id, kept);
  if (turn === trip.turn) showAnswered(trip, asked, kept);
  if (walks.isDone(trip.walk)) trip.completing = complete(trip);
}

/** How often a question was answered in this session. @param {Trip} trip @param {string} id */
const triesOf = ({ keeper, about }, id) =>
  keeper
    .statements()
    .filter(
      ({ session, verb, object }) =>
        session === about.session && verb === 'answered' && object.id === id,
    ).length;

/** Whether the question is to be answered again. @param {Trip} trip @param {Given} given */
const isAgain = ({ untilRight = false }, { state }) => untilRight && state !== 'right';

/** @param {Trip} trip */
async function complete({ walk, about, keeper }) {
  const { answered, right } = walks.tally(walk);
  await keeper.keep([completedFact(about, { points: right, of: answered }, Date.now())]);
}

/** @param {Trip} trip @param {Asked} asked */
function explain(trip, { question, board, card, tools }) {
  board.reveal(null);
  card.dataset.answered = '';
  tools.tell();
  card.append(createSolution({ question, board, owner: trip.ownerOf(question) }));
  showBar(trip, '', onward(trip));
}

/** @param {Trip} trip @param {Asked} asked @param {Given} given */
function reveal(trip, { question, board, card, tools }, given) {
  board.reveal(given.response);
  card.dataset.answered = '';
  tools.tell();
  const feedback = createFeedback({ question, given, board, owner: trip.ownerOf(question) });
  card.append(feedback);
  const again = { label: '再答一次', act: () => showStop(trip), main: true, onward: false };
  showBar(trip, given.state, isAgain(trip, given) ? again : onward(trip));
  return feedback;
}

/** @param {Trip} trip @param {Asked} asked @param {Given} given */
function showAnswered(trip, asked, given) {
  const feedback = reveal(trip, asked, given);
  const { word } = verdictOf(given);
  announce(`${word}。正确答案：${asked.board.answer}。${explanationIn(asked.card)}`);
  showBetweenBars(feedback);
  getElement('[data-main]').focus({ preventScroll: true });
  sayVerdict(given.state);
}
