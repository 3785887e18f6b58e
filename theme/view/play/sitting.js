import { VIEWS } from '../../../generator/question_types/views.js';
import { handed, isWhole } from '../../runner/handed.js';
import { answeredFact, completedFact } from '../../runner/session.js';
import { timeLeft, timeOfEnd } from '../../runner/sitting.js';
import { worded } from '../../runner/wording.js';
import { button, mainButton } from '../buttons.js';
import { el, getElement, getElements } from '../dom.js';
import { warning } from '../warning.js';
import { createCountdown } from './countdown.js';
import { closeDialog, openDialog } from './dialog.js';
import { createDrafts } from './drafts.js';
import { createFlags } from './flags.js';
import { announce, showScreen } from './frame.js';
import { createCard, standingOf } from './question.js';
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
 * @property {(seat: Seat) => string} worth what is said of a question's points
 * @property {(seats: readonly Seat[], given: ReadonlyMap<string, Given>) => Completed} count
 * @property {(handed: Handed) => void} finish
 */

/**
 * A question that was on the screen: for `spent` milliseconds before it came there last, at `since`.
 * @typedef {{ card: HTMLElement, stem: HTMLElement, board: Board, spent: number, since: number }} Shown
 */

const LAST_MINUTES = 5 * 60000;
const WARNED = 8000;

/**
 * Asks until it is handed in, by hand or by the clock. Nothing is told before. What was answered before this page was
 * loaded stands again as it was given, at the place one was at.
 * @param {Exam} exam its seats are those whose questions the site still has
 */
export function sit(exam) {
  const { keeper, sitting, questions } = exam;
  const { session, seats, seed } = sitting;
  const drafts = createDrafts(keeper, sitting);
  const flags = createFlags(session);
  const clock = createCountdown();
  /** @type {Map<string, Shown>} */
  const shown = new Map();
  let index = placeOf(seats, flags.place(), sitting.drafts);
  let over = false;

  const seat = () => /** @type {Seat} */ (seats[index]);

  /** @param {Seat} of */
  const standing = ({ id }) => {
    const draft = drafts.of(id);
    if (!draft) return 'open';
    const question = /** @type {Question} */ (questions.get(id));
    return isWhole(question, draft.response) ? 'answered' : 'begun';
  };

  /** Writes down what stands on the screen, if it is new. */
  const keep = () => {
    const now = shown.get(seat().id);
    if (over || !now) return;
    const ms = now.spent + performance.now() - now.since;
    drafts.write(seat(), { response: standingOf(now.board), ms });
    showBar();
  };

  const changed = () => {
    if (document.activeElement?.matches('input, textarea')) drafts.later(keep);
    else keep();
  };

  /** @param {number} to */
  const go = (to) => {
    keep();
    const left = shown.get(seat().id);
    if (left) left.spent += performance.now() - left.since;
    index = to;
    flags.stay(to);
    show();
  };

  const handIn = async () => {
    keep();
    if (over) return;
    over = true;
    clock.remove();
    await closeDialog();
    finish(exam, await drafts.all());
  };

  const askToHandIn = () => {
    keep();
    const standings = seats.map(standing);
    openHandIn(standings, {
      back: () => go(standings.findIndex((one) => one !== 'answered')),
      handIn,
    });
  };

  const openCard = () => {
    keep();
    openSheet({
      states: seats.map(standing),
      now: index,
      isFlagged: (place) => flags.has(seats[place]?.id || ''),
      go,
      more: { label: '交卷', sure: '再点一次就去交卷', act: askToHandIn },
    });
  };

  const showBar = () => {
    const isLast = index === seats.length - 1;
    const answered = standing(seat()) === 'answered';
    const next = isLast
      ? { label: '交卷', act: askToHandIn, main: true, onward: false }
      : { label: '下一题', act: () => go(index + 1), main: answered, onward: true };
    showWays({ state: '', next, back: index > 0 ? () => go(index - 1) : null, sheet: openCard });
  };

  const show = () => {
    const place = `第 ${index + 1} 题，共 ${seats.length} 题`;
    const { id } = seat();
    const made = shown.get(id) || build(place);
    made.since = performance.now();
    shown.set(id, made);
    showScreen(warning(keeper.lasting()), made.card);
    showBar();
    made.stem.focus({ preventScroll: true });
    announce(place);
    if (standing(seat()) === 'begun') made.board.refuse?.();
  };

  /** @param {string} place @returns {Shown} */
  const build = (place) => {
    const { id, order } = seat();
    const worth = exam.worth(seat());
    const question = worded(/** @type {Question} */ (questions.get(id)), seed);
    const view = VIEWS[question.type];
    const board = view.build(question, [...order], changed);
    const asked = { ...question, hints: [] };
    const said = worth ? `${place} · ${worth}` : place;
    const { card, stem } = createCard({ question: asked, label: view.label, board, place: said });
    const draft = drafts.of(id);
    if (draft) board.hold(draft.response);
    for (const one of getElements('[data-tells]', card)) one.hidden = true; // until it is handed in
    card.append(flagging(id, flags));
    return { card, stem, board, spent: draft ? draft.ms : 0, since: 0 };
  };

  clock.start({
    left: timeLeft(sitting, Date.now(), exam.latest),
    of: exam.all,
    over: handIn,
    near: { left: LAST_MINUTES, act: warnOfTheEnd },
  });
  document.addEventListener('visibilitychange', keep);
  show();
}

/** Says below the bar above, for a while, how little is left. @param {number} left milliseconds */
function warnOfTheEnd(left) {
  const words = `还剩 ${Math.max(1, Math.ceil(left / 60000))} 分钟，到时自动交卷`;
  const note = el('p', { class: 'time-near' }, words);
  getElement('[data-top]').append(note);
  announce(words);
  window.setTimeout(() => note.remove(), WARNED);
}

/**
 * Where one goes on: where one was, else at the first question that is not answered.
 * @param {readonly Seat[]} seats
 * @param {number | undefined} kept
 * @param {ReadonlyMap<string, Draft>} drafts
 */
function placeOf(seats, kept, drafts) {
  if (kept !== undefined && seats[kept]) return kept;
  return Math.max(
    0,
    seats.findIndex(({ id }) => !drafts.has(id)),
  );
}

/**
 * Asks once more, and says what is missing.
 * @param {readonly ('open' | 'begun' | 'answered')[]} standings
 * @param {{ back: () => void, handIn: () => void }} ways back: to what is missing
 */
function openHandIn(standings, { back, handIn }) {
  /** @param {string} wanted */
  const count = (wanted) => standings.filter((one) => one === wanted).length;
  const [open, begun] = [count('open'), count('begun')];
  const missing = [open && `${open} 题没有答`, begun && `${begun} 题没有答完`].filter(Boolean);
  const words = missing.length > 0 ? `还有 ${missing.join('，')}，没答的算错。` : '都答完了。';
  const dialog = openDialog(
    '交卷',
    el('p', {}, `${words}交了就不能再改。`),
    el(
      'p',
      { class: 'hand-in' },
      button(missing.length > 0 ? '去补答' : '再看看', async () => {
        await dialog.close();
        if (missing.length > 0) back();
      }),
      mainButton('交卷', async () => {
        await dialog.close();
        handIn();
      }),
    ),
  );
}

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
      handed(/** @type {Question} */ (questions.get(id)), drafts.get(id)),
    ]),
  );
  const now = timeOfEnd(sitting, keeper.statements(), Date.now());
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
