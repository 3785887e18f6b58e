import { createStream } from '../../../theme/runner/draw.js';
import { optionOrder } from '../../../theme/runner/order.js';
import { unfinished } from '../../../theme/runner/record/sessions.js';
import {
  answeredFact,
  completedFact,
  give,
  initializedFact,
  missed,
} from '../../../theme/runner/session.js';
import { worded } from '../../../theme/runner/wording.js';
import { newName } from '../../../theme/store/names.js';
import { fetchIndex } from '../../../theme/view/bank.js';
import { mainButton } from '../../../theme/view/buttons.js';
import { brand, el } from '../../../theme/view/dom.js';
import { createCountdown } from '../../../theme/view/play/countdown.js';
import {
  announce,
  showAction,
  showBetweenBars,
  showScreen,
} from '../../../theme/view/play/frame.js';
import { createCard, createFeedback, verdictOf } from '../../../theme/view/play/question.js';
import { createShelf } from '../../../theme/view/play/shelf.js';
import { MARKS } from '../../question_types/marks.js';
import { VIEWS } from '../../question_types/views.js';
import { read } from './duel.js';
import { CONTESTS } from './rules.js';
import { best, drawn, isOver, scoreOf } from './run.js';
import { showBroken, showEnding, showOutdated, showStart } from './screens.js';

/** @typedef {import('../../../theme/view/play/keeper.js').Keeper} Keeper */

/** How long a verdict stands before the next question of a 限时赛. */
const GLANCE = 600;

/**
 * A contest under way.
 * @typedef {object} Run
 * @property {import('./rules.js').Kind} kind
 * @property {Keeper} keeper
 * @property {{ session: string, object: Fact['object'] }} about
 * @property {string} seed
 * @property {readonly Listed[]} list
 * @property {Given[]} given
 * @property {import('../../../theme/view/play/looked_back.js').Past[]} past
 * @property {number} began performance.now() at the first question
 * @property {boolean} over
 * @property {ReturnType<typeof createShelf>} shelf
 * @property {ReturnType<typeof createCountdown>} clock
 * @property {import('./duel.js').Challenge} challenge
 */

/**
 * A contest of a kind, from its rules to its result. One left half-way is over: its time has run out.
 * @param {import('./rules.js').Kind} kind
 * @param {Keeper} keeper
 */
export async function contend(kind, keeper) {
  const { title } = CONTESTS[kind];
  document.title = `${title} · ${brand()}`;
  const object = { type: /** @type {const} */ ('contest'), id: kind };
  await closeHalf(keeper, object);
  const { questions, revision } = await fetchIndex();
  const challenge = kind === 'duel' ? read(location.hash) : null;
  if (kind === 'duel') window.addEventListener('hashchange', () => location.reload());
  if (kind === 'duel' && location.hash.length > 1 && !challenge) return showBroken();
  if (challenge && challenge.revision !== revision) return showOutdated();
  const start = () => {
    const session = newName();
    const seed = challenge ? challenge.seed : session;
    const list = drawn(seed, questions, CONTESTS[kind]);
    begin({
      kind,
      keeper,
      about: { session, object },
      seed,
      list,
      given: [],
      past: [],
      over: false,
      began: performance.now(),
      shelf: createShelf(),
      clock: createCountdown(),
      challenge: challenge || { seed, revision, rival: null },
    });
  };
  showStart({
    kind,
    best: best(keeper.statements(), kind),
    rival: challenge?.rival || null,
    lasting: keeper.lasting(),
    start,
  });
}

/** @param {Keeper} keeper @param {Fact['object']} object */
async function closeHalf(keeper, object) {
  const half = unfinished(keeper.statements(), object);
  if (!half) return;
  const { right, answered } = scoreOf(half.answers.map(({ result }) => result));
  const about = { session: half.started.session, object };
  await keeper.keep([completedFact(about, { points: right, of: answered }, Date.now())]);
}

/** @param {Run} run */
async function begin(run) {
  const started = { seed: run.seed, items: [] };
  await run.keeper.keep([initializedFact(run.about, started, Date.now())]);
  await run.shelf.get(/** @type {Listed} */ (run.list[0]));
  run.began = performance.now();
  const { all } = CONTESTS[run.kind];
  if (all) run.clock.start({ left: all, of: all, over: () => finish(run) });
  ask(run);
}

/** @param {Run} run */
const isDone = (run) =>
  isOver(CONTESTS[run.kind], {
    given: run.given,
    total: run.list.length,
    spent: performance.now() - run.began,
  });

/**
 * Asks the next question; one the site no longer has is passed over.
 * @param {Run} run
 * @returns {Promise<void>}
 */
async function ask(run) {
  if (run.over) return;
  const { list, given, shelf } = run;
  const listed = /** @type {Listed} */ (list[given.length]);
  const question = await shelf.get(listed);
  shelf.prepare(list[given.length + 1]);
  if (question) return show(run, question);
  run.list = list.filter((one) => one !== listed);
  return isDone(run) ? finish(run) : ask(run);
}

/** @param {Run} run */
function placeOf({ kind, list, given }) {
  const place = `第 ${given.length + 1} 题`;
  return CONTESTS[kind].questions ? `${place}，共 ${list.length} 题` : place;
}

/** @param {Run} run @param {Question} question */
function show(run, question) {
  const view = VIEWS[question.type];
  const { each } = CONTESTS[run.kind];
  const since = performance.now();
  const order = optionOrder(createStream(`${run.seed}#${question.id}#order`), question);
  const asked = { ...worded(question, run.seed), hints: [] };
  let open = true;
  /** @param {Given} given */
  const take = (given) => {
    if (open) answer(run, { question, order, seed: run.seed, given }, { asked, board, card });
    open = false;
  };
  const send = () => {
    const reply = board.reply();
    const how = { ms: performance.now() - since };
    const given = give(reply, MARKS[question.type](question, reply), how);
    if (given) take(given);
    else board.refuse?.();
  };
  const confirm = mainButton(view.confirm || '点一个选项作答', send);
  confirm.disabled = true;
  const board = view.build(asked, order, () => {
    if (view.confirm) confirm.disabled = board.reply() === null;
    else send();
  });
  const place = placeOf(run);
  const { card, stem } = createCard({ question: asked, label: view.label, board, place });
  showScreen(card);
  showAction('', confirm);
  stem.focus({ preventScroll: true });
  announce(each ? `${place}，${each / 1000} 秒` : place);
  if (each) run.clock.start({ left: each, of: each, over: () => take(missed(each)) });
}

/**
 * Writes an answer, shows what it came to, and goes on.
 * @param {Run} run
 * @param {import('../../../theme/view/play/looked_back.js').Past} past
 * @param {{ asked: Question, board: Board, card: HTMLElement }} shown
 */
async function answer(run, past, { asked, board, card }) {
  const { question, given } = past;
  const { kind, keeper, about, clock } = run;
  if (CONTESTS[kind].each) clock.stop();
  const place = String(run.given.length + 1);
  const { id, rev } = question;
  await keeper.keep([answeredFact({ ...about, place, item: { id, rev }, given }, Date.now())]);
  run.given.push(given);
  run.past.push(past);
  if (!run.over) showVerdict(run, asked, given, { board, card });
}

/**
 * @param {Run} run
 * @param {Question} question
 * @param {Given} given
 * @param {{ board: Board, card: HTMLElement }} shown
 */
function showVerdict(run, question, given, { board, card }) {
  board.reveal(given.response);
  card.dataset.answered = '';
  const { word } = verdictOf(given);
  const over = isDone(run);
  const onward = () => (over ? finish(run) : ask(run));
  if (CONTESTS[run.kind].all) {
    announce(word);
    showAction(given.state, el('strong', { class: 'verdict' }, word));
    window.setTimeout(onward, GLANCE);
    return;
  }
  const feedback = createFeedback({ question, given, board });
  card.append(feedback);
  const next = mainButton(over ? '看结果' : '下一题', onward);
  showAction(given.state, el('strong', { class: 'verdict' }, word), next);
  announce(`${word}。正确答案：${board.answer}`);
  showBetweenBars(feedback);
  next.focus({ preventScroll: true });
}

/** @param {Run} run */
async function finish(run) {
  if (run.over) return;
  run.over = true;
  run.clock.remove();
  const { kind, keeper, about, given, past, challenge } = run;
  const before = best(keeper.statements(), kind);
  const score = scoreOf(given);
  const result = { points: score.right, of: score.answered };
  await keeper.keep([completedFact(about, result, Date.now())]);
  showEnding({
    kind,
    score,
    before,
    past,
    challenge: { ...challenge, seed: run.seed },
    lasting: keeper.lasting(),
  });
}
