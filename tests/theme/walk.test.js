import assert from 'node:assert/strict';
import test from 'node:test';
import { answer, begin, goTo, isDone, orderOf, stopOf, tally } from '../../theme/runner/walk.js';
import { answerOf } from './support.js';

const stops = ['a', 'b', 'c', 'd'].map((id) => ({ id, rev: 1, place: { set: 's', shard: 1 } }));
const right = { response: 'x', state: 'right', points: 100, of: 100, ms: 1 };

test('a walk begins at its first question', () => {
  assert.equal(stopOf(begin('seed', stops)).id, 'a');
});

test('it goes on after the question answered last, past those answered before', () => {
  const said = (...ids) => ids.map((id) => answerOf({ id, state: 'right' }));
  assert.equal(stopOf(begin('seed', stops, said('a', 'b'))).id, 'c');
  assert.equal(stopOf(begin('seed', stops, said('c', 'a'))).id, 'b');
  assert.equal(stopOf(begin('seed', stops, said('b', 'a'))).id, 'c');
  assert.equal(
    stopOf(begin('seed', stops, said('a', 'd'))).id,
    'b',
    'from the end to what is left',
  );
});

test('a question revised since it was answered is open again, one that is gone is forgotten', () => {
  const answers = ['a', 'gone', 'b'].map((id) => answerOf({ id, state: 'right' }));
  const revised = stops.map((stop) => (stop.id === 'a' ? { ...stop, rev: 2 } : stop));
  const walk = begin('seed', revised, answers);
  assert.deepEqual([...walk.given.keys()], ['b']);
  assert.equal(stopOf(walk).id, 'c');
});

test('one goes back and forth, never beyond the ends', () => {
  const walk = goTo(begin('seed', stops), 3);
  assert.equal(walk.index, 3);
  assert.equal(goTo(walk, 4).index, 3);
  assert.equal(goTo(walk, -1).index, 3);
});

test('it is done when every question is answered, in whatever order', () => {
  let walk = begin('seed', stops);
  for (const id of ['d', 'b', 'a']) walk = answer(walk, id, right);
  assert.deepEqual(tally(walk), { answered: 3, right: 3 });
  assert.equal(isDone(walk), false);
  walk = answer(walk, 'c', { ...right, state: 'part', points: 50 });
  assert.equal(isDone(walk), true);
  assert.deepEqual(tally(walk), { answered: 4, right: 3 });
});

test('the order of options follows from the seed and the question alone, or is the one drawn', () => {
  const question = { id: 'a', options: ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key })) };
  const walk = begin('seed', stops);
  assert.deepEqual(orderOf(walk, question), orderOf(goTo(walk, 2), question));
  const others = ['1', '2', '3'].map((seed) => orderOf(begin(seed, stops), question).join(''));
  assert.ok(new Set(others).size > 1);
  const drawn = begin('seed', [{ ...stops[0], order: ['c', 'a', 'b', 'e', 'd'] }]);
  assert.deepEqual(orderOf(drawn, question), ['c', 'a', 'b', 'e', 'd']);
});
