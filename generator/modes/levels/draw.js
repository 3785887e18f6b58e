import { createStream } from '../../../theme/runner/draw.js';
import { byId, optionOrder } from '../../../theme/runner/order.js';
import { UNCREDITED } from '../../question_types/marks.js';
import { QUESTIONS, TRUE_FALSE_MOST } from './rules.js';

/**
 * What may be drawn. `review` and `earlier` may be empty: the lesson then fills the place.
 * @typedef {object} Pools
 * @property {readonly Drawable[]} lesson the live practice questions of the level's lesson
 * @property {readonly Drawable[]} review questions due or in the mistakes notebook, of any lesson
 * @property {readonly Drawable[]} earlier questions of an earlier lesson
 * @property {ReadonlyMap<string, number>} seen how often each question was answered
 */

/** @typedef {{ id: string, rev: number, order: string[] }} Drawn */

/**
 * Shuffled, then the least answered first: nothing repeats until the pool is used up.
 * @param {ReturnType<typeof createStream>} stream
 * @param {readonly Drawable[]} pool
 * @param {ReadonlyMap<string, number>} seen
 */
export function ranked(stream, pool, seen) {
  const shuffled = stream.shuffle([...pool].sort(byId));
  return shuffled.sort((a, b) => (seen.get(a.id) || 0) - (seen.get(b.id) || 0));
}

/** The questions picked so far, with the rules on types. @param {readonly Drawable[]} [first] picked already */
export function createHand(first = []) {
  const picked = [...first];
  /** @param {string} type */
  const count = (type) => picked.filter((question) => question.type === type).length;

  /** @param {Drawable} question */
  const fits = (question) =>
    picked.length < QUESTIONS &&
    !UNCREDITED.includes(question.type) &&
    !picked.some((other) => other.id === question.id) &&
    (question.type !== 'true_false' || count('true_false') < TRUE_FALSE_MOST);

  /**
   * Picks the first `wanted` of the list that fit.
   * @param {readonly Drawable[]} list
   * @param {number} wanted
   */
  const take = (list, wanted) => {
    let left = wanted;
    for (const question of list) {
      if (left > 0 && fits(question)) {
        picked.push(question);
        left--;
      }
    }
  };

  return { picked, count, take };
}

/**
 * The five questions of a try, in order, each with the order of its options.
 * Chance is used in this order: review, earlier and lesson ranked; the five shuffled; options question by question.
 * @param {string} seed
 * @param {Pools} pools
 * @returns {Drawn[]}
 * @throws {RangeError} when the pools cannot make a level
 */
export function draw(seed, { lesson, review, earlier, seen }) {
  const stream = createStream(seed);
  const hand = createHand();
  const reviews = ranked(stream, review, seen);
  const earliers = ranked(stream, earlier, seen);
  const lessons = ranked(stream, lesson, seen);
  hand.take(reviews, 1);
  hand.take(earliers, 1);
  if (hand.count('multiple_choice') === 0) {
    hand.take(lessons.filter((question) => question.type === 'multiple_choice').slice(0, 1), 1);
  }
  hand.take(lessons, QUESTIONS);
  if (hand.picked.length < QUESTIONS || hand.count('multiple_choice') === 0) {
    throw new RangeError(`no level of ${QUESTIONS} can be drawn from ${lesson.length} questions`);
  }
  const five = stream.shuffle(hand.picked);
  return five.map((question) => {
    const { id, rev } = question;
    return { id, rev, order: optionOrder(stream, question) };
  });
}
