import { createStream } from '../../../theme/runner/draw.js';
import { byId, optionOrder } from '../../../theme/runner/order.js';
import { pick } from '../../../theme/runner/pick.js';
import { UNCREDITED } from '../../question_types/marks.js';
import { MULTIPLE_LEAST, QUESTIONS, TRUE_FALSE_MOST } from './rules.js';

/**
 * The twenty questions of a try at a chapter's boss, in order, each with the order of its options.
 * Chance is used in this order: the questions, sorted by id, picked; the twenty shuffled; options question by question.
 * @template {Drawable} T
 * @param {string} seed
 * @param {readonly T[]} questions those of the chapter's lessons, each once
 * @returns {{ question: T, order: string[] }[]}
 * @throws {RangeError} when they cannot make a boss
 */
export function draw(seed, questions) {
  const stream = createStream(seed);
  const all = [...questions].sort(byId);
  /** @param {(type: string) => boolean} suits */
  const pool = (suits) =>
    all.flatMap(({ type }, place) => (!UNCREDITED.includes(type) && suits(type) ? [place] : []));
  const found = pick(stream, [
    { count: MULTIPLE_LEAST, pool: pool((type) => type === 'multiple_choice') },
    {
      count: QUESTIONS - MULTIPLE_LEAST - TRUE_FALSE_MOST,
      pool: pool((type) => type !== 'true_false'),
    },
    { count: TRUE_FALSE_MOST, pool: pool(() => true) },
  ]);
  return stream.shuffle(found.flat()).map((place) => {
    const question = /** @type {T} */ (all[place]);
    return { question, order: optionOrder(stream, question) };
  });
}
