import assert from 'node:assert/strict';
import test from 'node:test';
import { DAY_LIMIT, due, leftToday, memories } from '../../theme/runner/record/review.js';
import { answerOf, vectors } from './support.js';

/** @param {[string, number, object][]} events */
const answers = (events) =>
  events.map(([id, time, result]) =>
    id
      ? { ...answerOf({ id, time }), result }
      : { ...answerOf({ id, time }), verb: 'voided', object: { type: 'review', id: 'due' } },
  );

vectors('review').cases.forEach((given, place) => {
  test(`review vector ${place + 1}: ${given.events.length} answers`, () => {
    const known = memories(answers(given.events), new Map(Object.entries(given.tiers)));
    const days = Object.fromEntries([...known].map(([id, memory]) => [id, memory.due]));
    assert.deepEqual(days, given.due);
    assert.deepEqual(due(known, given.today), given.queue);
  });
});

const DAY = 86400000;
const begun = (session) => ({
  ...answerOf({ id: 'x' }),
  verb: 'initialized',
  object: { type: 'review', id: 'review' },
  session,
});

test('a day allows so many questions of review, whatever else was answered', () => {
  const statements = [
    begun('r'),
    ...Array.from({ length: 5 }, (_, i) =>
      answerOf({ id: `q${i}`, state: 'right', session: 'r', time: DAY }),
    ),
    answerOf({ id: 'level', state: 'right', session: 'other', time: DAY }),
    answerOf({ id: 'yesterday', state: 'right', session: 'r', time: 0 }),
  ];
  assert.equal(leftToday(statements, DAY), DAY_LIMIT - 5);
  assert.equal(leftToday([], DAY), DAY_LIMIT);
});
