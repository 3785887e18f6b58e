import { openLevels, stars, unfinished } from './record.js';
import { levelsOf } from './standing.js';

/** @typedef {{ course: Course, lesson: Lesson, half: boolean }} Step `half`: a try was begun and not finished */

/**
 * What to do next: the course last played goes on; a try left half-way comes first, then its first open level
 * without a star, then that of the other courses. Null when every open level has one.
 * @param {readonly Course[]} courses
 * @param {readonly Statement[]} statements
 * @returns {Step | null}
 */
export function nextStep(courses, statements) {
  const last = [...statements].reverse().find((one) => one.object.type === 'level');
  const current = courses.find((course) =>
    levelsOf(course).some((lesson) => last && lesson.id === last.object.id),
  );
  const earned = stars(statements);
  for (const course of current ? [current, ...courses.filter((c) => c !== current)] : courses) {
    const open = openLevels(course.chapters, earned);
    const left = levelsOf(course).filter((one) => open.has(one.id) && !earned.get(one.id));
    const half = left.find((one) => unfinished(statements, one.id));
    const lesson = half || left[0];
    if (lesson) return { course, lesson, half: Boolean(half) };
  }
  return null;
}
