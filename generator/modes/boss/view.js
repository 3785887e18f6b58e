import { shanghaiDay } from '../../../theme/runner/calendar.js';
import { stars } from '../../../theme/runner/record/levels.js';
import { ended } from '../../../theme/runner/record/sessions.js';
import { initializedFact } from '../../../theme/runner/session.js';
import { begunSince, sittingLeft, timeLeft } from '../../../theme/runner/sitting.js';
import { newName } from '../../../theme/store/names.js';
import { explained, fetchSets } from '../../../theme/view/bank.js';
import { brand, fetchJson, siteUrl } from '../../../theme/view/dom.js';
import { setLeave } from '../../../theme/view/play/frame.js';
import { finish, sit } from '../../../theme/view/play/sitting.js';
import { draw } from './draw.js';
import { MINUTES, TRIES_A_DAY } from './rules.js';
import { showLocked, showResult, showStart, showUnknown } from './screens.js';

/** @typedef {import('../../../theme/view/play/keeper.js').Keeper} Keeper */
/** @typedef {import('../../../theme/runner/sitting.js').Seat} Seat */
/** @typedef {{ course: Course, chapter: Chapter, object: Fact['object'] }} Den where a boss is */

/** Questions by their ids, each with where it is published. @typedef {ReadonlyMap<string, Question & { place: Place }>} Chest */

const MINUTE = 60000;

/**
 * The boss of the chapter that begins with this lesson: the chapters have no names of their own.
 * @param {string} lesson
 * @returns {Promise<Den | null>}
 */
async function findBoss(lesson) {
  /** @type {{ courses: Course[] }} */
  const { courses } = await fetchJson('data/courses.json');
  for (const course of courses) {
    const chapter = course.chapters.find(
      ({ lessons, boss }) => boss !== false && lessons[0]?.id === lesson,
    );
    if (chapter) return { course, chapter, object: { type: 'boss', id: lesson } };
  }
  return null;
}

/**
 * The boss of a chapter, once every level of it has a star.
 * @param {string} lesson the first of the chapter
 * @param {Keeper} keeper
 */
export async function playBoss(lesson, keeper) {
  const den = await findBoss(lesson);
  if (!den) return showUnknown();
  const { course, chapter, object } = den;
  setLeave(siteUrl(course.path));
  document.title = `章节总关：${chapter.title} · ${brand()}`;
  const statements = keeper.statements();
  const earned = stars(statements, Date.now());
  const open = chapter.lessons.filter(({ id, level }) => level !== false && !earned.get(id));
  if (open.length > 0) return showLocked(den, open);
  const questions = await fetchQuestions(chapter);
  const again = () => start(den, keeper, questions);
  if (ended(statements, object, history.state)) {
    return showResult({ den, keeper, session: history.state, questions });
  }
  const left = sittingLeft(statements, object);
  if (!left) return again();
  const seats = left.started.items
    .filter(({ id }) => questions.has(id))
    .map((item) => seatOf(item, questions));
  const { session, drafts, latest, started } = left;
  const until = Number.isSafeInteger(started.until) ? Number(started.until) : 0;
  const sitting = { session, object, seed: started.seed, seats, until, drafts };
  const exam = examOf(den, keeper, { sitting, questions, latest });
  if (timeLeft(sitting, Date.now(), latest) > 0) sit(exam);
  else finish(exam, drafts);
}

/** @param {{ id: string, rev: number, order: string[] }} item @param {Chest} questions one of which it is @returns {Seat} */
function seatOf({ id, rev, order }, questions) {
  const { place } = /** @type {Question & { place: Place }} */ (questions.get(id));
  return { id, rev, order, points: 1, place };
}

/** Every question of the chapter, each once. @param {Chapter} chapter @returns {Promise<Chest>} */
async function fetchQuestions({ lessons }) {
  const sets = await fetchSets(lessons.map(({ id }) => id));
  const placed = new Map(sets.flatMap((set) => set.questions.map((one) => [one.id, one])));
  const found = [...placed.values()];
  const questions = await explained(found);
  return new Map(
    found.map(({ id, place }, at) => [id, { .../** @type {Question} */ (questions[at]), place }]),
  );
}

/** @param {Den} den @param {Keeper} keeper @param {Chest} questions */
function start(den, keeper, questions) {
  const today = shanghaiDay(Date.now());
  const used = begunSince(keeper.statements(), den.object, today);
  showStart({
    den,
    left: Math.max(0, TRIES_A_DAY - used),
    begin: async () => {
      const isSame = begunSince(await keeper.reread(), den.object, today) === used;
      await (isSame ? begin(den, keeper, questions) : playBoss(den.object.id, keeper)); // another tab may have begun since
    },
  });
}

/** @param {Den} den @param {Keeper} keeper @param {Chest} questions */
async function begin(den, keeper, questions) {
  const session = newName();
  const now = Date.now();
  const until = now + MINUTES * MINUTE;
  const seats = draw(session, [...questions.values()]).map(({ question: { id, rev }, order }) =>
    seatOf({ id, rev, order }, questions),
  );
  const items = seats.map(({ id, rev, place, order }) => ({
    id,
    rev,
    lesson: place.set,
    order: [...order],
  }));
  const { object } = den;
  const started = { seed: session, items, until };
  await keeper.keep([initializedFact({ session, object }, started, now)]);
  const sitting = { session, object, seed: session, seats, until, drafts: new Map() };
  sit(examOf(den, keeper, { sitting, questions, latest: now }));
}

/** Only what is wholly right counts. @param {readonly Seat[]} seats @param {ReadonlyMap<string, Given>} given */
const count = (seats, given) => ({
  points: seats.filter(({ id }) => given.get(id)?.state === 'right').length,
  of: seats.length,
});

/**
 * @param {Den} den
 * @param {Keeper} keeper
 * @param {Pick<import('../../../theme/view/play/sitting.js').Exam, 'sitting' | 'questions' | 'latest'>} what
 * @returns {import('../../../theme/view/play/sitting.js').Exam}
 */
const examOf = (den, keeper, what) => ({
  ...what,
  keeper,
  all: MINUTES * MINUTE,
  evidence: 'E0',
  worth: () => '',
  count,
  finish: ({ sitting: { session } }) =>
    showResult({ den, keeper, session, questions: what.questions }),
});
