import { createStream } from '../../../theme/runner/draw.js';
import { optionOrder } from '../../../theme/runner/order.js';

/*
 * Where a video stops on a day and what it asks. The twin is mode.py; both run tests/vectors/checkpoints.json.
 */

/**
 * The seed of a checkpoint.
 * @param {{ device: string, lesson: string, day: number, place: number }} of place: counted from 1 in its lesson; day:
 *   Shanghai's
 */
export const seedOf = ({ device, lesson, day, place }) => `${device}|${lesson}|${day}|${place}`;

/**
 * The second at which the video stops, and what may be asked there: the first, and after an error the next. Each second
 * from the first to the last is as likely, both of them too. Chance is used for the second, then for the order.
 * @param {string} seed
 * @param {readonly [first: number, last: number]} seconds
 * @param {readonly string[]} questions
 * @returns {{ at: number, questions: string[] }}
 */
export function draw(seed, [first, last], questions) {
  const stream = createStream(seed);
  const at = first + stream.below(last - first + 1);
  return { at, questions: stream.shuffle([...questions].sort()) };
}

/**
 * In which order the options of a question are shown, whatever else may be asked there.
 * @param {string} seed
 * @param {Pick<Drawable, 'id' | 'options' | 'parts'>} question
 */
export const optionsOf = (seed, question) =>
  optionOrder(createStream(`${seed}/${question.id}`), question);

/**
 * The first of the moments that playing from one place to another has reached.
 * @template {{ at: number }} T
 * @param {readonly T[]} moments
 * @param {number} from seconds
 * @param {number} to seconds
 * @returns {T | undefined}
 */
export const reached = (moments, from, to) =>
  [...moments].sort((a, b) => a.at - b.at).find(({ at }) => from < at && at <= to);
