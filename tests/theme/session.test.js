import assert from 'node:assert/strict';
import test from 'node:test';
import {
  begin,
  isDecided,
  latestOf,
  reduce,
  resultOf,
  resume,
  sessionOf,
  startOf,
} from '../../generator/modes/levels/session.js';
import { isStatement } from '../../theme/runner/record/shape.js';
import {
  answeredFact,
  completedFact,
  give as giveIn,
  initializedFact,
  missed,
} from '../../theme/runner/session.js';
import { vectors } from './support.js';

const items = ['a', 'b', 'c', 'd', 'e'].map((id) => ({
  id,
  rev: 2,
  lesson: 'l1',
  order: ['x', 'y'],
}));
const start = () => begin({ session: 's1', level: 'l1', seed: 's1', items });
/** @param {Reply} reply @param {Outcome} outcome */
const give = (reply, outcome) => giveIn(reply, outcome, { ms: 1200.4 });
const startedFact = (state, time) => initializedFact(sessionOf(state), startOf(state), time);
const SCORES = { right: 1, part: 0.5, wrong: 0, blank: 0, invalid: 0 };

/** Answers in a row, going on after each, as the page does. */
const play = (states) => {
  let state = start();
  for (const one of states) {
    const given = give('x', { state: one, score: SCORES[one], parts: [] });
    if (!given) continue;
    state = reduce(reduce(state, { type: 'answer', given }), { type: 'next' });
  }
  return state;
};

vectors('levels').sessions.forEach(({ answers, hearts, given, points, end }) => {
  test(`a try of ${answers.join(', ') || 'nothing'} keeps ${hearts} hearts and ${points} points`, () => {
    const state = play(answers);
    assert.equal(state.hearts, hearts);
    assert.equal(state.given.length, given);
    assert.deepEqual(resultOf(state), { points, of: 5 });
    assert.equal(state.phase === 'end', end);
  });
});

test('what is blank or invalid is not given', () => {
  assert.equal(give(null, { state: 'blank', score: 0, parts: [] }), null);
  assert.equal(give('z', { state: 'invalid', score: 0, parts: [] }), null);
});

test('scores are kept in whole hundredths', () => {
  assert.deepEqual(give(['a'], { state: 'part', score: 1 / 3, parts: [] }), {
    response: ['a'],
    state: 'part',
    points: 33,
    of: 100,
    ms: 1200,
  });
});

test('an answer waits for “next” before the next question comes', () => {
  const given = give('x', { state: 'right', score: 1, parts: [] });
  const answered = reduce(start(), { type: 'answer', given });
  assert.equal(answered.phase, 'feedback');
  assert.equal(answered.index, 0);
  assert.equal(reduce(answered, { type: 'answer', given }), answered);
  assert.equal(reduce(answered, { type: 'next' }).index, 1);
});

test('“next” without an answer changes nothing, nor does anything after the end', () => {
  const state = start();
  assert.equal(reduce(state, { type: 'next' }), state);
  const ended = play(['wrong', 'wrong']);
  assert.equal(reduce(ended, { type: 'next' }), ended);
  assert.equal(reduce(ended, { type: 'answer', given: ended.given[0] }), ended);
});

test('an answer is a fact of its question, named by the session and the place', () => {
  const given = give('x', { state: 'wrong', score: 0, parts: [] });
  const one = reduce(start(), { type: 'answer', given });
  const two = reduce(reduce(one, { type: 'next' }), { type: 'answer', given });
  const { id, verb, object, rev, time } = answeredFact(latestOf(two), 8);
  assert.deepEqual([id, verb, object.id, rev, time], ['s1/2', 'answered', 'b', 2, 8]);
  assert.equal(answeredFact(latestOf(one), 7).id, 's1/1');
});

test('the end of a try is a fact of its level, with the questions answered right', () => {
  const state = play(['right', 'wrong', 'part']);
  const { id, verb, object, result } = completedFact(sessionOf(state), resultOf(state), 9);
  assert.deepEqual(
    [id, verb, object.id, result],
    ['s1/end', 'completed', 'l1', { points: 1, of: 5 }],
  );
});

test('a try is decided by its second error or its last answer, not before', () => {
  assert.equal(isDecided(play(['wrong', 'right', 'right', 'right'])), false);
  assert.equal(isDecided(play(['wrong', 'part'])), true);
  assert.equal(isDecided(play(['right', 'right', 'right', 'right', 'right'])), true);
});

test('facts hold whole numbers only', () => {
  const given = give(['x'], { state: 'part', score: 2 / 3, parts: [] });
  const state = reduce(start(), { type: 'answer', given });
  JSON.stringify(
    [
      startedFact(start(), 1),
      answeredFact(latestOf(state), 2),
      completedFact(sessionOf(state), resultOf(state), 3),
    ],
    (_, value) => {
      if (typeof value === 'number') assert.ok(Number.isInteger(value), String(value));
      return value;
    },
  );
});

test('coming back goes on with the question after the last answer, same order, same hearts', () => {
  const before = play(['right', 'wrong']);
  const after = resume(startedFact(start(), 1), before.given);
  assert.deepEqual(after, before);
  assert.equal(after.index, 2);
  assert.equal(after.phase, 'question');
});

test('coming back to a try whose last answer decided it shows the end', () => {
  const before = play(['wrong', 'wrong']);
  assert.equal(resume(startedFact(start(), 1), before.given).phase, 'end');
});

test('a hint that was shown is kept with the answer, and only then', () => {
  const right = { state: 'right', score: 1, parts: [] };
  assert.equal(giveIn('a', right, { ms: 1, hinted: true })?.hinted, true);
  assert.equal('hinted' in (giveIn('a', right, { ms: 1, hinted: false }) || {}), false);
});

test('what was not answered in time is wrong, and gets nothing', () => {
  assert.deepEqual(missed(45000.2), {
    response: null,
    state: 'wrong',
    points: 0,
    of: 100,
    ms: 45000,
  });
});

for (const { response, ok } of vectors('responses').cases) {
  test(`the answer ${JSON.stringify(response)} is ${ok ? 'taken' : 'not taken'}`, () => {
    const given = give(response, { state: 'right', score: 1, parts: [] });
    assert.equal(given !== null, ok);
    const result = { response, state: 'right', points: 100, of: 100, ms: 1 };
    const fact = answeredFact({ session: 's', place: 1, item: items[0], given: result }, 1);
    assert.equal(isStatement({ ...fact, chain: 'c', n: 1, previous: '' }), ok);
  });
}
