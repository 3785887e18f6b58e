import { createStream } from '../../../theme/runner/draw.js';

/**
 * Which other lessons a try draws from, so that the phone fetches two files and not the course.
 * `review` is the lesson of one question of the mistakes notebook, `earlier` one of the lessons already passed.
 * Chance comes from the seed followed by `#plan`, first for review, then for earlier; an empty list uses none.
 * @param {string} seed
 * @param {{ mistakes: readonly { lesson: string }[], earlier: readonly string[] }} from
 * @returns {{ review: string | null, earlier: string | null }}
 */
export function plan(seed, { mistakes, earlier }) {
  const stream = createStream(`${seed}#plan`);
  const mistake = mistakes.length ? mistakes[stream.below(mistakes.length)] : null;
  const lesson = earlier.length ? earlier[stream.below(earlier.length)] : null;
  return { review: mistake ? mistake.lesson : null, earlier: lesson || null };
}
