import { createStream } from '../../../theme/runner/draw.js';
import { optionOrder } from '../../../theme/runner/order.js';
import { createHand, ranked } from './draw.js';

/**
 * The bank as it is now. `known` are the questions of the sets that the try was drawn from, `pool` those of its lesson.
 * @typedef {object} Bank
 * @property {ReadonlyMap<string, Drawable>} known
 * @property {string} lesson
 * @property {readonly Drawable[]} pool
 * @property {ReadonlyMap<string, number>} seen how often each question was answered
 */

/**
 * The questions of a try that is taken up again, where the bank has been revised since. What was answered stays. Of the
 * rest, a question with a new revision is asked in that, its options in a new order; one that is gone gives its place to
 * another of the lesson, or falls away where the rules on types leave none.
 * Chance comes from the seed followed by `#revised`: the lesson ranked, then options question by question.
 * @param {Started} begun
 * @param {number} answered how many of its questions are
 * @param {Bank} bank
 * @returns {Item[] | null} null when all that is still to be asked is as it was
 */
export function revised({ seed, items }, answered, { known, lesson, pool, seen }) {
  const open = items.slice(answered);
  if (open.every(({ id, rev }) => known.get(id)?.rev === rev)) return null;
  const stream = createStream(`${seed}#revised`);
  const hand = createHand(items.flatMap(({ id }) => known.get(id) || []));
  const spare = ranked(stream, pool, seen);
  const asked = open.flatMap((item) => {
    const now = known.get(item.id);
    if (now?.rev === item.rev) return item;
    const other = now || next(hand, spare);
    if (!other) return [];
    const { id, rev } = other;
    return { id, rev, lesson: now ? item.lesson : lesson, order: optionOrder(stream, other) };
  });
  return [...items.slice(0, answered), ...asked];
}

/**
 * One more question for the hand: one of several choices where it has none.
 * @param {ReturnType<typeof createHand>} hand
 * @param {readonly Drawable[]} spare
 */
function next({ picked, count, take }, spare) {
  const before = picked.length;
  const several = spare.filter(({ type }) => type === 'multiple_choice');
  if (count('multiple_choice') === 0) take(several, 1);
  if (picked.length === before) take(spare, 1);
  return picked[before];
}
