import { stars } from '../../../theme/runner/record/levels.js';
import { mistakes } from '../../../theme/runner/record/mistakes.js';
import { ended, homes, timesAnswered, unfinished } from '../../../theme/runner/record/sessions.js';
import { levelsOf } from '../../../theme/runner/standing.js';
import { fetchJson, fetchOptionalJson } from '../../../theme/view/dom.js';
import { draw } from './draw.js';
import { plan } from './plan.js';
import { begin, resume } from './session.js';

/** @typedef {import('./session.js').State} State */

/**
 * @param {readonly string[]} lessons those the site no longer has are left out
 * @returns {Promise<LevelFile[]>}
 */
export async function fetchLevels(lessons) {
  const names = [...new Set(lessons)];
  const files = await Promise.all(
    names.map((name) => fetchOptionalJson(`data/levels/${name}.json`)),
  );
  return files.filter((file) => file !== null);
}

/**
 * Where a level stands: what comes before and after it in its course, and the course after that.
 * @typedef {object} Standing
 * @property {Course} course
 * @property {Lesson} lesson
 * @property {Lesson[]} before
 * @property {Lesson | undefined} after
 * @property {Course | undefined} nextCourse
 */

/**
 * @param {string} level
 * @returns {Promise<Standing | null>} null when no course has it
 */
export async function findLevel(level) {
  /** @type {{ courses: Course[] }} */
  const { courses } = await fetchJson('data/courses.json');
  for (const [number, course] of courses.entries()) {
    const lessons = levelsOf(course);
    const place = lessons.findIndex((lesson) => lesson.id === level);
    const lesson = lessons[place];
    if (lesson) {
      const [before, after] = [lessons.slice(0, place), lessons[place + 1]];
      return { course, lesson, before, after, nextCourse: courses[number + 1] };
    }
  }
  return null;
}

/** @param {string} id */
const levelOf = (id) => ({ type: /** @type {const} */ ('level'), id });

/** @param {readonly { result: Given }[]} answers */
const given = (answers) => answers.map(({ result }) => result);

/**
 * The try begun before, if there is one and its questions are still what they were.
 * @param {string} level
 * @param {readonly Statement[]} statements
 * @returns {Promise<{ state: State, files: LevelFile[] } | null>}
 */
export async function loadUnfinished(level, statements) {
  const found = unfinished(statements, levelOf(level));
  if (!found) return null;
  const { items } = found.started.result;
  const files = await filesOf(items);
  const revisions = new Map(
    files.flatMap((file) => file.questions).map(({ id, rev }) => [id, rev]),
  );
  if (items.some((item) => revisions.get(item.id) !== item.rev)) return null;
  return { state: resume(found.started, given(found.answers)), files };
}

/** @param {readonly Item[]} items */
const filesOf = (items) => fetchLevels(items.map((item) => item.lesson));

/**
 * A try that has ended, to be looked at again; questions that the site no longer has are missing in its files.
 * @param {string} level
 * @param {string | null} session
 * @param {readonly Statement[]} statements
 * @returns {Promise<{ state: State, files: LevelFile[] } | null>} null when the record has no such try
 */
export async function loadEnded(level, session, statements) {
  const found = ended(statements, levelOf(level), session);
  if (!found) return null;
  const { started, answers } = found;
  return { state: resume(started, given(answers)), files: await filesOf(started.result.items) };
}

/**
 * A new try, drawn from the lesson, the mistakes notebook and an earlier lesson.
 * @param {Standing} standing
 * @param {readonly Statement[]} statements
 * @param {string} session
 * @returns {Promise<{ state: State, files: LevelFile[] }>}
 */
export async function loadNew({ lesson, before }, statements, session) {
  const lessonOf = homes(statements);
  const earned = stars(statements);
  const wrong = mistakes(statements).map(({ id }) => ({
    id,
    lesson: lessonOf.get(id) || lesson.id,
  }));
  const passed = before.map(({ id }) => id).filter((id) => earned.get(id));
  const from = plan(session, { mistakes: wrong, earlier: passed });
  const wanted = [lesson.id, from.review, from.earlier].filter((id) => id !== null);
  const files = await fetchLevels(wanted);
  /** @param {string | null} id */
  const poolOf = (id) => files.find((file) => file.lesson === id)?.questions || [];
  const missed = new Set(wrong.map(({ id }) => id));
  const drawn = draw(session, {
    lesson: poolOf(lesson.id),
    review: poolOf(from.review).filter(({ id }) => missed.has(id)),
    earlier: poolOf(from.earlier),
    seen: timesAnswered(statements),
  });
  const items = drawn.map((one) => ({ ...one, lesson: fileOf(files, one.id) }));
  return { state: begin({ session, level: lesson.id, seed: session, items }), files };
}

/** @param {readonly LevelFile[]} files @param {string} id */
function fileOf(files, id) {
  const file = files.find(({ questions }) => questions.some((question) => question.id === id));
  if (!file) throw new Error(`no level file has the question ${id}`);
  return file.lesson;
}
