import {
  answeredFact,
  completedFact,
  give,
  initializedFact,
} from '../../../theme/runner/session.js';
import { turnOf } from '../../../theme/runner/standing.js';
import { worded } from '../../../theme/runner/wording.js';
import { newName } from '../../../theme/store/names.js';
import { mainButton } from '../../../theme/view/buttons.js';
import { brand, el, getOptionalElement, siteUrl } from '../../../theme/view/dom.js';
import {
  announce,
  createTop,
  setLeave,
  showAction,
  showBetweenBars,
  showScreen,
} from '../../../theme/view/play/frame.js';
import { applyLook, changePreferences } from '../../../theme/view/play/preferences.js';
import {
  createCard,
  createFeedback,
  explanationIn,
  verdictOf,
} from '../../../theme/view/play/question.js';
import { sayVerdict } from '../../../theme/view/play/sound.js';
import { createTools } from '../../../theme/view/play/tools.js';
import { warning } from '../../../theme/view/warning.js';
import { MARKS } from '../../question_types/marks.js';
import { VIEWS } from '../../question_types/views.js';
import { showEnding, showLocked, showRest, showUnknown } from './ending.js';
import { findLevel, loadEnded, loadNew, loadUnfinished } from './load.js';
import { HEARTS } from './rules.js';
import { isDecided, latestOf, reduce, resultOf, sessionOf, startOf } from './session.js';

/** @typedef {import('./session.js').State} State */
/** @typedef {import('../../../theme/view/play/keeper.js').Keeper} Keeper */

/**
 * Plays one level: the try left half-way, or a new one; or says why it cannot be played now. Of a try whose
 * result this page showed before it was loaded again, it shows the result again, and begins none.
 * @param {string} level
 * @param {Keeper} keeper
 */
export async function playLevel(level, keeper) {
  tellRules(keeper);
  const standing = await findLevel(level);
  if (!standing) return showUnknown();
  setLeave(siteUrl(standing.course.path));
  document.title = `闯关：${standing.lesson.title} · ${brand()}`;
  const past = await loadEnded(level, history.state, keeper.statements());
  if (past) return show(createTry(standing, keeper, past), past.state);
  const turn = turnOf(standing.course.chapters, keeper.statements(), level, Date.now());
  if (turn.state === 'locked') return showLocked(standing, keeper.statements());
  if (turn.state === 'resting') return showRest(standing, turn, keeper.statements());
  const half = turn.state === 'half' && (await loadUnfinished(level, keeper.statements()));
  const loaded = half || (await loadNew(standing, keeper.statements(), newName()));
  const { state, again } = loaded;
  if (!half || again) await keeper.keep([beginningOf(state, again)]);
  if (isDecided(state)) await keeper.keep([endOf(state)]);
  show(createTry(standing, keeper, loaded), state, again ? REVISED : '');
}

const REVISED = '你离开后题目更新过：已经答的照旧算数，没答的按新题来。';

/**
 * What stays the same through a try.
 * @typedef {object} Try
 * @property {import('./load.js').Standing} standing
 * @property {Keeper} keeper
 * @property {Map<string, Question>} questions
 * @property {ReturnType<typeof createTop>} top
 * @property {HTMLElement | undefined} rules as they stand in the page from the start
 */

/**
 * @param {import('./load.js').Standing} standing
 * @param {Keeper} keeper
 * @param {import('./load.js').Loaded} loaded
 * @returns {Try}
 */
function createTry(standing, keeper, { state: { seed }, questions }) {
  const asked = questions.map((one) => /** @type {const} */ ([one.id, worded(one, seed)]));
  return { standing, keeper, questions: new Map(asked), top: createTop(), rules: rulesHere() };
}

/**
 * A question on the screen.
 * @typedef {object} Asked
 * @property {Question} question
 * @property {Board} board
 * @property {HTMLElement} card
 * @property {ReturnType<typeof createTools>} tools
 */

/** @param {State} state @param {number} [again] how often it has been begun before, with other questions */
function beginningOf(state, again) {
  const fact = initializedFact(sessionOf(state), startOf(state), Date.now());
  return again ? { ...fact, id: `${fact.id}/again/${again}` } : fact;
}

/** @param {State} state decided */
const endOf = (state) => completedFact(sessionOf(state), resultOf(state), Date.now());

/** @param {Try} trial @param {State} state */
function showTop({ top }, { items, index, given, hearts }) {
  top.show({ total: items.length, index, given, left: hearts, most: HEARTS });
}

/** @param {Try} trial @param {State} state @param {string} [news] told before the question */
function show(trial, state, news = '') {
  showTop(trial, state);
  if (state.phase === 'end') showEnding({ ...trial, state });
  else showQuestion(trial, state, news);
}

/** @param {Try} trial @param {State} state @param {string} news @returns {Asked} */
function showQuestion(trial, state, news) {
  const item = /** @type {Item} */ (state.items[state.index]);
  const question = /** @type {Question} */ (trial.questions.get(item.id));
  const view = VIEWS[question.type];
  const place = `第 ${state.index + 1} 题，共 ${state.items.length} 题`;
  const answerOnce = once((/** @type {Given} */ given) => {
    answer(trial, state, given, asked);
  });
  const send = () => {
    const reply = board.reply();
    const how = {
      ms: performance.now() - shown,
      hinted: Boolean(card.querySelector('.hints .note')),
    };
    const given = give(reply, MARKS[question.type](question, reply), how);
    if (given) answerOnce(given);
    else board.refuse?.();
  };
  const confirm = mainButton(view.confirm || '点一个选项作答', send);
  confirm.disabled = true;
  const board = view.build(question, item.order, () => {
    if (view.confirm) confirm.disabled = board.reply() === null;
    else send();
  });
  const { card, stem } = createCard({ question, label: view.label, board, place });
  const tools = createTools({ question, session: state.session, keeper: trial.keeper });
  const asked = { question, board, card, tools };
  card.append(tools.element);
  showScreen(
    warning(trial.keeper.lasting()),
    isFirst(trial.keeper) && trial.rules,
    news && el('p', { class: 'note' }, news),
    card,
  );
  showAction('', confirm);
  const shown = performance.now();
  stem.focus({ preventScroll: true });
  announce(news + (question.source ? `复习题，${place}` : place));
  return asked;
}

/** Whether this is the first question this learner is ever asked. @param {Keeper} keeper */
const isFirst = (keeper) => keeper.statements().every(({ verb }) => verb !== 'answered');

const rulesHere = () => getOptionalElement('[data-rules]');

/** Who has been asked before is not told the rules again, the next time not even while the level comes. @param {Keeper} keeper */
function tellRules(keeper) {
  changePreferences({ known: !isFirst(keeper) });
  applyLook();
}

/** A second tap while the first answer is being written does nothing. @param {(given: Given) => void} act */
function once(act) {
  let done = false;
  return (/** @type {Given} */ given) => {
    if (!done) act(given);
    done = true;
  };
}

/**
 * Writes an answer, and goes by what the record then holds: another tab may have answered first. What is said to it is
 * made while the disk writes, and shown once it has: what was seen is never lost.
 * @param {Try} trial
 * @param {State} state
 * @param {Given} given
 * @param {Asked} asked
 */
async function answer(trial, state, given, asked) {
  const answered = reduce(state, { type: 'answer', given });
  const keeping = trial.keeper.keep([answeredFact(latestOf(answered), Date.now())]);
  const feedback = feedbackOf(trial, answered, asked);
  const [held] = await keeping;
  const kept = /** @type {Given} */ (held?.result);
  const after = kept === given ? answered : reduce(state, { type: 'answer', given: kept });
  if (isDecided(after)) await trial.keeper.keep([endOf(after)]);
  if (after === answered) return showFeedback(trial, after, asked, feedback);
  const again = showQuestion(trial, state, '');
  return showFeedback(trial, after, again, feedbackOf(trial, after, again));
}

/** What the question just answered came to. @param {State} state */
const givenIn = ({ given, index }) => /** @type {Given} */ (given[index]);

/** @param {Try} trial @param {State} state @param {Asked} asked */
const feedbackOf = ({ standing }, state, { question, board }) =>
  createFeedback({ question, given: givenIn(state), board, owner: standing.course.owner });

/**
 * @param {Try} trial
 * @param {State} state
 * @param {Asked} asked
 * @param {HTMLElement} feedback
 */
function showFeedback(trial, state, { board, card, tools }, feedback) {
  const given = givenIn(state);
  board.reveal(given.response);
  card.dataset.answered = '';
  tools.tell();
  showTop(trial, state);
  card.append(feedback);
  const goOn = () => show(trial, reduce(state, { type: 'next' }));
  const next = mainButton(isDecided(state) ? '看结果' : '下一题', goOn);
  const { word } = verdictOf(given);
  showAction(given.state, el('strong', { class: 'verdict' }, word), next);
  const said = `${word}。正确答案：${board.answer}。还剩 ${state.hearts} 颗心。`;
  announce(`${said}${explanationIn(card)}`);
  showBetweenBars(feedback);
  next.focus({ preventScroll: true });
  sayVerdict(given.state);
}
