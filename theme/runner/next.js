import { stars } from './record/levels.js';
import { halves } from './record/sessions.js';
import { levelsOf, opener } from './standing.js';

/** A track by the ids of its lessons. @typedef {{ title: string, lessons: readonly string[] }} Track */

/**
 * `path`: the name of the course or track that goes on; `half`: a try was begun and not finished; `toward`: the level of
 * the track that is wanted, where it is locked and `lesson` comes first.
 * @typedef {{ path: string, lesson: Lesson, half: boolean, toward: Lesson | null }} Step
 */

/**
 * What to do next. The track or else the course last played goes on, in its own order; then the others, tracks first.
 * There a try left half-way comes first, then the first level without a star, or what opens it. Null when every level
 * has one.
 * @param {readonly Course[]} courses
 * @param {readonly Statement[]} statements
 * @param {number} now
 * @param {readonly Track[]} [tracks]
 * @returns {Step | null}
 */
export function nextStep(courses, statements, now, tracks = []) {
  const last = lastLevel(statements);
  const [earned, half] = [stars(statements, now), halves(statements, 'level')];
  const chapters = courses.flatMap((course) => course.chapters);
  const paths = pathsOf(courses, tracks);
  /** @param {typeof paths[0]} path */
  const isCurrent = (path) => path.lessons.some(({ id }) => id === last);
  const others = paths.filter((path) => !isCurrent(path));
  for (const { title, lessons } of [...paths.filter(isCurrent), ...others]) {
    const left = lessons.filter(({ id }) => !earned.get(id));
    const wanted = left.find(({ id }) => half.has(id)) || left[0];
    const lesson = wanted && opener(chapters, earned, wanted.id);
    if (lesson) {
      const toward = lesson.id === wanted.id ? null : wanted;
      return { path: title, lesson, half: half.has(lesson.id), toward };
    }
  }
  return null;
}

/** A video that was not seen to its end. @typedef {{ path: string, lesson: Lesson, second: number }} Left */

/**
 * The lesson whose video was left, as long as nothing was answered since and a course still has it.
 * @param {readonly Course[]} courses
 * @param {readonly Statement[]} statements
 * @param {{ lesson: string, second: number, time: number } | null} left
 * @returns {Left | null}
 */
export function goingOn(courses, statements, left) {
  if (!left || statements.some(({ verb, time }) => verb === 'answered' && time > left.time))
    return null;
  for (const { title, chapters } of courses) {
    const lesson = chapters.flatMap(({ lessons }) => lessons).find(({ id }) => id === left.lesson);
    if (lesson) return { path: title, lesson, second: left.second };
  }
  return null;
}

/** The level last played. @param {readonly Statement[]} statements */
function lastLevel(statements) {
  for (let at = statements.length - 1; at >= 0; at--) {
    const object = statements[at]?.object;
    if (object?.type === 'level') return object.id;
  }
  return undefined;
}

/**
 * The levels of every track and of every course, each in its own order.
 * @param {readonly Course[]} courses
 * @param {readonly Track[]} tracks
 */
function pathsOf(courses, tracks) {
  const levels = new Map(courses.flatMap(levelsOf).map((lesson) => [lesson.id, lesson]));
  return [
    ...tracks.map(({ title, lessons }) => ({
      title,
      lessons: lessons.flatMap((id) => levels.get(id) || []),
    })),
    ...courses.map((course) => ({ title: course.title, lessons: levelsOf(course) })),
  ];
}
