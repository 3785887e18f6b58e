import { openLevels, rest, stars } from '../../../theme/runner/record.js';
import { el, siteUrl } from '../../../theme/view/dom.js';
import {
  announce,
  createTop,
  mainButton,
  setLeave,
  showAction,
  showScreen,
} from '../../../theme/view/play/frame.js';
import { createCard, createFeedback, verdictOf } from '../../../theme/view/play/question.js';
import { MARKS } from '../../question_types/marks.js';
import { VIEWS } from '../../question_types/views.js';
import { showEnding, showLocked, showRest } from './ending.js';
import { findLevel, loadNew, loadUnfinished } from './load.js';
import { answerFacts, give, HEARTS, isDecided, reduce, startedFact } from './session.js';

/** @typedef {import('./session.js').State} State */
/** @typedef {import('../../../theme/view/play/keeper.js').Keeper} Keeper */

/**
 * Plays one level: the try left half-way, or a new one; or says why it cannot be played now.
 * @param {string} level
 * @param {Keeper} keeper
 */
export async function playLevel(level, keeper) {
  const place = await findLevel(level);
  setLeave(siteUrl(place.course.path));
  document.title = `闯关：${place.lesson.title} · 随学`;
  const earned = stars(keeper.statements());
  if (!openLevels(place.course.chapters, earned).has(level)) return showLocked(place);
  const half = await loadUnfinished(level, keeper.statements());
  const pause = half ? null : rest(keeper.statements(), level, Date.now());
  if (pause) return showRest(place, pause, keeper.statements());
  const { state, files } = half || (await loadNew(place, keeper.statements(), newSession()));
  if (!half) await keeper.keep([startedFact(state, Date.now())]);
  const questions = new Map(files.flatMap((file) => file.questions).map((one) => [one.id, one]));
  createTry({ place, keeper, questions }).show(state);
}

/** A name no other try has; it is the seed as well. */
function newSession() {
  const words = crypto.getRandomValues(new Uint32Array(3));
  return `${Date.now().toString(36)}-${Array.from(words, (word) => word.toString(36)).join('')}`;
}

/** @param {{ place: import('./load.js').Place, keeper: Keeper, questions: Map<string, Question> }} context */
function createTry({ place, keeper, questions }) {
  const top = createTop();

  /** @param {State} state */
  const showTop = ({ items, index, given, hearts }) =>
    top.show({ total: items.length, index, given, left: hearts, most: HEARTS });

  /** @param {State} state */
  const show = (state) => {
    showTop(state);
    if (state.phase === 'end')
      showEnding({ place, keeper, questions, state, again: () => location.reload() });
    else showQuestion(state);
  };

  /** @param {State} state */
  const showQuestion = (state) => {
    const item = /** @type {Item} */ (state.items[state.index]);
    const question = /** @type {Question} */ (questions.get(item.id));
    const view = VIEWS[question.type];
    const send = () => answer(state, question, board, card);
    const confirm = mainButton(view.confirm || '点一个选项作答', send);
    confirm.disabled = true;
    const board = view.build(question, item.order, () => {
      if (view.confirm) confirm.disabled = board.reply() === null;
      else send();
    });
    const where = `第 ${state.index + 1} 题，共 ${state.items.length} 题`;
    const { card, stem } = createCard({ question, label: view.label, board, place: where });
    showScreen(warning(keeper), card);
    showAction('', confirm);
    stem.focus({ preventScroll: true });
    announce(where);
  };

  let busy = false;
  /** @param {State} state @param {Question} question @param {Board} board @param {HTMLElement} card */
  const answer = async (state, question, board, card) => {
    const reply = board.reply();
    const given = give(reply, MARKS[question.type](question, reply));
    if (!given || busy) return;
    busy = true;
    const answered = reduce(state, { type: 'answer', given });
    const [held] = await keeper.keep(answerFacts(answered, Date.now()));
    const kept = /** @type {Given} */ (held?.result);
    showFeedback(reduce(state, { type: 'answer', given: kept }), question, board, card);
    busy = false;
  };

  /** @param {State} state @param {Question} question @param {Board} board @param {HTMLElement} card */
  const showFeedback = (state, question, board, card) => {
    const given = /** @type {Given} */ (state.given[state.index]);
    board.reveal(given.response);
    showTop(state);
    const feedback = createFeedback(question, given, board.answer);
    card.append(feedback);
    const next = mainButton(isDecided(state) ? '看结果' : '下一题', () =>
      show(reduce(state, { type: 'next' })),
    );
    const { word } = verdictOf(given);
    showAction(given.state, el('strong', { class: 'verdict' }, word), next);
    next.focus({ preventScroll: true });
    feedback.scrollIntoView({ block: 'nearest' });
    announce(`${word}。正确答案：${board.answer}。还剩 ${state.hearts} 颗心。`);
  };

  return { show };
}

/** @param {Keeper} keeper */
const warning = (keeper) =>
  !keeper.lasting() &&
  el(
    'p',
    { class: 'note' },
    '这个浏览器不让保存学习记录（可能开着无痕模式）。可以照常练，但关掉页面后这次的成绩不留。',
  );
