import { MARKS } from '../../../generator/question_types/marks.js';
import { VIEWS } from '../../../generator/question_types/views.js';
import { answeredFact, completedFact, give, missed } from '../../runner/session.js';
import { draftFact, draftsWritten, timeLeft } from '../../runner/sitting.js';
import { worded } from '../../runner/wording.js';
import { el } from '../dom.js';
import { warning } from '../warning.js';
import { createCountdown } from './countdown.js';
import { openDialog } from './dialog.js';
import { createFlags } from './flags.js';
import { announce, button, mainButton, showScreen } from './frame.js';
import { createCard } from './question.js';
import { openSheet } from './sheet.js';
import { showWays } from './walk_bar.js';

/** @typedef {import('../../runner/sitting.js').Sitting} Sitting */
/** @typedef {import('../../runner/sitting.js').Seat} Seat */
/** @typedef {import('../../runner/sitting.js').Draft} Draft */
/** What a sitting came to. @typedef {{ sitting: Sitting, given: ReadonlyMap<string, Given>, end: Statement }} Handed */

/**
 * What a mode says of a sitting.
 * @typedef {object} Exam
 * @property {import('./keeper.js').Keeper} keeper
 * @property {Sitting} sitting
 * @property {number} latest the time of its latest statement
 * @property {number} all milliseconds it lasts
 * @property {ReadonlyMap<string, Question>} questions those of its seats that the site still has
 * @property {Fact['evidence']} evidence of what it comes to
 * @property {(seats: readonly Seat[], given: ReadonlyMap<string, Given>) => Completed} count
 * @property {(handed: Handed) => void} finish
 */

/** @typedef {{ card: HTMLElement, stem: HTMLElement, board: Board, since: number }} Shown */

/** Milliseconds after the last letter typed until it is written down. */
const PAUSE = 400;
const LAST_MINUTES = 5 * 60000;

/**
 * Asks until it is handed in, by hand or by the clock. Nothing is told before.
 * @param {Exam} exam its seats are those whose questions the site still has
 */
export function sit(exam) {
  const { keeper, sitting, questions } = exam;
  const { session, seats, seed } = sitting;
  const drafts = new Map(sitting.drafts);
  const flags = createFlags(session);
  const clock = createCountdown();
  /** @type {Map<string, Shown>} */
  const shown = new Map();
  let written = draftsWritten(keeper.statements(), session);
  let index = Math.max(
    0,
    seats.findIndex(({ id }) => !drafts.has(id)),
  );
  let timer = 0;
  let over = false;
  /** @type {Promise<unknown>} */
  let writing = Promise.resolve();

  const seat = () => /** @type {Seat} */ (seats[index]);

  /** Writes down what stands on the screen, if it is new. */
  const keep = () => {
    window.clearTimeout(timer);
    const { id, rev } = seat();
    const now = shown.get(id);
    const response = now ? now.board.reply() : null;
    if (over || !now || response === null) return;
    const before = drafts.get(id);
    if (before && JSON.stringify(before.response) === JSON.stringify(response)) return;
    const draft = { response, ms: performance.now() - now.since };
    drafts.set(id, draft);
    const fact = draftFact({ session, number: ++written, seat: { id, rev }, draft }, Date.now());
    writing = keeper.keep([fact]);
    showBar();
  };

  const changed = () => {
    window.clearTimeout(timer);
    if (document.activeElement?.matches('input, textarea')) timer = window.setTimeout(keep, PAUSE);
    else keep();
  };

  /** @param {number} to */
  const go = (to) => {
    keep();
    index = to;
    show();
  };

  const handIn = async () => {
    keep();
    if (over) return;
    over = true;
    clock.stop();
    await writing;
    finish(exam, drafts);
  };

  const askToHandIn = () => {
    keep();
    const left = seats.filter(({ id }) => !drafts.has(id)).length;
    const words = left > 0 ? `还有 ${left} 题没有答，没答的算错。` : '都答完了。';
    const dialog = openDialog(
      '交卷',
      el('p', {}, `${words}交了就不能再改。`),
      el(
        'p',
        { class: 'live-row' },
        button('再看看', () => dialog.close()),
        mainButton('交卷', async () => {
          await dialog.close();
          handIn();
        }),
      ),
    );
  };

  const showBar = () => {
    const isLast = index === seats.length - 1;
    const next = isLast
      ? { label: '交卷', act: askToHandIn, main: true, onward: false }
      : { label: '下一题', act: () => go(index + 1), main: drafts.has(seat().id), onward: true };
    showWays({
      state: '',
      next,
      back: index > 0 ? () => go(index - 1) : null,
      sheet: () => {
        keep();
        openSheet({
          states: seats.map(({ id }) => (drafts.has(id) ? 'answered' : 'open')),
          now: index,
          isFlagged: (place) => flags.has(seats[place]?.id || ''),
          go,
          more: { label: '交卷', sure: '再点一次就去交卷', act: askToHandIn },
        });
      },
    });
  };

  const show = () => {
    const place = `第 ${index + 1} 题，共 ${seats.length} 题`;
    const { id } = seat();
    const made = shown.get(id) || build(place);
    shown.set(id, made);
    showScreen(warning(keeper.lasting()), made.card);
    showBar();
    made.stem.focus({ preventScroll: true });
    announce(place);
  };

  /** @param {string} place @returns {Shown} */
  const build = (place) => {
    const { id, order } = seat();
    const question = worded(/** @type {Question} */ (questions.get(id)), seed);
    const view = VIEWS[question.type];
    const board = view.build(question, [...order], changed);
    const asked = { ...question, hints: [] };
    const { card, stem } = createCard({ question: asked, label: view.label, board, place });
    const draft = drafts.get(id);
    if (draft) board.element.before(standing(board.say(draft.response)));
    card.append(flagging(id, flags));
    return { card, stem, board, since: performance.now() };
  };

  clock.start({
    left: timeLeft(sitting, Date.now(), exam.latest),
    of: exam.all,
    over: handIn,
    near: { left: LAST_MINUTES, act: () => announce('还剩 5 分钟，到时自动交卷') },
  });
  document.addEventListener('visibilitychange', keep);
  show();
}

/** What was answered before this page was loaded. @param {string} answer */
const standing = (answer) =>
  el('p', { class: 'note' }, `已经存下的作答：${answer}。要改就重新作答，不改就不用动。`);

/** @param {string} id @param {ReturnType<typeof createFlags>} flags */
function flagging(id, flags) {
  const toggle = button('', () => {
    flags.toggle(id);
    tell();
  });
  const tell = () => {
    toggle.textContent = flags.has(id) ? '已标记，点这里取消' : '标记，回头再看';
    toggle.setAttribute('aria-pressed', String(flags.has(id)));
  };
  tell();
  return el('p', {}, toggle);
}

/**
 * Marks every question, writes all of it down in one move, and shows what it came to.
 * @param {Exam} exam
 * @param {ReadonlyMap<string, Draft>} drafts
 */
export async function finish({ keeper, sitting, questions, evidence, count, ...exam }, drafts) {
  const { session, object, seats } = sitting;
  const given = new Map(
    seats.map(({ id }) => [
      id,
      marked(/** @type {Question} */ (questions.get(id)), drafts.get(id)),
    ]),
  );
  const now = Math.min(Date.now(), sitting.until);
  const facts = seats.map((item, at) =>
    answeredFact(
      { session, place: at + 1, item, given: /** @type {Given} */ (given.get(item.id)) },
      now,
    ),
  );
  const end = completedFact({ session, object }, count(seats, given), now, evidence);
  const held = await keeper.keep([...facts, end]);
  exam.finish({ sitting, given, end: /** @type {Statement} */ (held[held.length - 1]) });
}

/** @param {Question} question @param {Draft | undefined} draft @returns {Given} */
function marked(question, draft) {
  if (!draft) return missed(0);
  const outcome = MARKS[question.type](question, draft.response);
  return give(draft.response, outcome, { ms: draft.ms }) || missed(draft.ms);
}
