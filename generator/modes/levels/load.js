import { stars } from '../../../theme/runner/record/levels.js';
import { mistakes } from '../../../theme/runner/record/mistakes.js';
import { ended, timesAnswered, unfinished } from '../../../theme/runner/record/sessions.js';
import { levelsOf } from '../../../theme/runner/standing.js';
import { explained, fetchHomes, fetchSets } from '../../../theme/view/bank.js';
import { fetchJson } from '../../../theme/view/dom.js';
import { draw } from './draw.js';
import { plan } from './plan.js';
import { revised } from './revise.js';
import { begin, resume } from './session.js';

/** @typedef {import('./session.js').State} State */

/**
 * A try and what it asks. `again`: it was begun before, and has other questions now; how often it has been begun.
 * @typedef {{ state: State, questions: Question[], again?: number }} Loaded
 */

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
 * The try begun before, if there is one; what the bank has changed of it is asked as it is now.
 * @param {string} level
 * @param {readonly Statement[]} statements
 * @returns {Promise<Loaded | null>}
 */
export async function loadUnfinished(level, statements) {
  const found = unfinished(statements, levelOf(level));
  if (!found) return null;
  const { started, answers } = found;
  const before = started.result.items;
  const sets = await fetchSets([level, ...before.map((item) => item.lesson)]);
  const changed = revised(started.result, answers.length, bankOf(sets, level, statements));
  const items = changed || before;
  if (items.length === 0) return null;
  const state = resume({ ...started, result: { ...started.result, items } }, given(answers));
  const questions = await explainedOf(sets, ids(items), level);
  return { state, questions, ...(changed && { again: begins(statements, state.session) }) };
}

/** @param {readonly Statement[]} statements @param {string} session */
const begins = (statements, session) =>
  statements.filter((one) => one.verb === 'initialized' && one.session === session).length;

/**
 * A try that has ended, to be looked at again; questions that the site no longer has are missing.
 * @param {string} level
 * @param {string | null} session
 * @param {readonly Statement[]} statements
 * @returns {Promise<Loaded | null>} null when the record has no such try
 */
export async function loadEnded(level, session, statements) {
  const found = ended(statements, levelOf(level), session);
  if (!found) return null;
  const { started, answers } = found;
  const { items } = started.result;
  const sets = await fetchSets(items.map((item) => item.lesson));
  const questions = await explainedOf(sets, ids(items), level);
  return { state: resume(started, given(answers)), questions };
}

/**
 * A new try, drawn from the lesson, the mistakes notebook and an earlier lesson.
 * @param {Standing} standing
 * @param {readonly Statement[]} statements
 * @param {string} session
 * @returns {Promise<Loaded>}
 */
export async function loadNew({ lesson, before }, statements, session) {
  const earned = stars(statements, Date.now());
  const wrong = await placed(mistakes(statements).map(({ id }) => id));
  const passed = before.map(({ id }) => id).filter((id) => earned.get(id));
  const from = plan(session, { mistakes: wrong, earlier: passed });
  const sets = await fetchSets([lesson.id, from.review, from.earlier].flatMap((id) => id || []));
  const missed = new Set(wrong.map(({ id }) => id));
  const drawn = draw(session, {
    lesson: poolOf(sets, lesson.id),
    review: poolOf(sets, from.review).filter(({ id }) => missed.has(id)),
    earlier: poolOf(sets, from.earlier),
    seen: timesSeen(sets, statements),
  });
  const known = knownOf(sets);
  const items = drawn.map((one) => ({ ...one, lesson: known.get(one.id)?.place.set || lesson.id }));
  const questions = await explainedOf(sets, ids(items), lesson.id);
  return { state: begin({ session, level: lesson.id, seed: session, items }), questions };
}

/**
 * Questions with the set each is in now, wherever it was met; those that the site no longer has are left out. Without
 * any the index is not fetched.
 * @param {readonly string[]} wanted ids
 */
async function placed(wanted) {
  if (wanted.length === 0) return [];
  const homes = await fetchHomes();
  return wanted.flatMap((id) => {
    const lesson = homes.get(id);
    return lesson ? { id, lesson } : [];
  });
}

/**
 * Questions missed in earlier tries, as they were asked and answered last.
 * @param {readonly string[]} missed their ids
 * @param {string} level
 * @param {readonly Statement[]} statements
 * @returns {Promise<import('../../../theme/view/play/looked_back.js').Past[]>}
 */
export async function loadMissed(missed, level, statements) {
  const sets = await fetchSets((await placed(missed)).map(({ lesson }) => lesson));
  const questions = await explainedOf(sets, missed, level);
  return questions.flatMap((question) => {
    const asked = lastMissed(statements, question.id);
    return asked ? { question, ...asked } : [];
  });
}

/**
 * How a question was asked the last time that it was not answered right.
 * @param {readonly Statement[]} statements
 * @param {string} id
 */
function lastMissed(statements, id) {
  const latest = [...statements].reverse();
  const [answer] = latest.flatMap((one) =>
    one.verb === 'answered' && one.object.id === id && one.result.state !== 'right' ? one : [],
  );
  const asked = latest.flatMap(({ verb, session, result }) =>
    verb === 'initialized' && session === answer?.session
      ? result.items
          .filter((item) => item.id === id)
          .map(({ order }) => ({ order, seed: result.seed }))
      : [],
  );
  const [how] = asked;
  return answer && how ? { ...how, given: answer.result } : null;
}

/** @param {readonly Item[]} items */
const ids = (items) => items.map(({ id }) => id);

/** @param {readonly QuestionSet[]} sets @param {string | null} name */
const poolOf = (sets, name) => sets.find(({ set }) => set === name)?.questions || [];

/** Every question of some sets; one of several lessons once, in the first of these sets. @param {readonly QuestionSet[]} sets */
const knownOf = (sets) =>
  new Map([...sets].reverse().flatMap(({ questions }) => questions.map((one) => [one.id, one])));

/** @param {readonly QuestionSet[]} sets @param {readonly Statement[]} statements */
const timesSeen = (sets, statements) => timesAnswered(statements, knownOf(sets).values());

/**
 * @param {readonly QuestionSet[]} sets
 * @param {string} level
 * @param {readonly Statement[]} statements
 */
const bankOf = (sets, level, statements) => ({
  known: knownOf(sets),
  lesson: level,
  pool: poolOf(sets, level),
  seen: timesSeen(sets, statements),
});

/**
 * Questions with what explains them and, where they are not the level's own, where they are from; those that the site no
 * longer has are left out.
 * @param {readonly QuestionSet[]} sets
 * @param {readonly string[]} wanted ids
 * @param {string} level
 * @returns {Promise<Question[]>}
 */
async function explainedOf(sets, wanted, level) {
  const known = knownOf(sets);
  const found = wanted.flatMap((id) => known.get(id) || []);
  const whole = await explained(found);
  return whole.map((question, at) => {
    const source = sets.find(({ set }) => set === found[at]?.place.set);
    return source && !question.lessons.includes(level) ? { ...question, source } : question;
  });
}
