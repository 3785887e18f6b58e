import assert from 'node:assert/strict';
import test from 'node:test';
import { draw, optionsOf, reached, seedOf } from '../../generator/modes/checkpoints/draw.js';
import { doneOf, standing } from '../../theme/runner/record/checkpoints.js';
import { vectors } from './support.js';

const known = vectors('checkpoints');
const OPTIONS = [{ key: 'a' }, { key: 'b' }, { key: 'c' }, { key: 'd', pin: 'last' }];

for (const one of known.draws) {
  test(`the checkpoint of ${one.seed} in ${one.window}`, () => {
    assert.equal(seedOf(one), one.seed);
    const { at, questions } = draw(one.seed, one.window, [...one.questions].reverse());
    assert.deepEqual({ at, questions }, { at: one.at, questions: one.questions });
    assert.deepEqual(optionsOf(one.seed, { id: 'demo-0001', options: OPTIONS }), one.options);
  });
}

/** A statement as the vectors write it. */
const statement = ({ at, verb, object, session = '', checkpoint, state }) => ({
  time: Date.parse(at),
  verb,
  object: { type: verb === 'answered' ? 'question' : 'lesson', id: object },
  session,
  result: verb === 'answered' ? { state } : { ...(checkpoint !== undefined && { checkpoint }) },
});

for (const one of known.standings) {
  test(`checkpoints: ${one.name}`, () => {
    const statements = one.statements.map(statement);
    const stands = standing(statements, 'l', Date.parse(one.now));
    const told = [...stands].map(([place, { state, answered }]) => [place, [state, answered]]);
    assert.deepEqual(Object.fromEntries(told), one.stands);
    assert.equal(doneOf(stands, 2), one.done);
  });
}

test('every second of a window comes up, the first and the last too, and none outside', () => {
  const found = new Set();
  for (let day = 0; day < 300; day++) {
    const seed = seedOf({ device: 'd', lesson: 'l', day, place: 1 });
    found.add(draw(seed, [70, 80], ['a', 'b']).at);
  }
  assert.deepEqual([...found].sort(), [70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80]);
});

test('a moment is reached once, by playing over it, and of several the first', () => {
  const moments = [{ at: 90 }, { at: 30 }, { at: 31 }];
  assert.equal(reached(moments, 29.9, 30.1)?.at, 30);
  assert.equal(reached(moments, 30, 30.4), undefined);
  assert.equal(reached(moments, 28, 100)?.at, 30);
  assert.equal(reached(moments, 89.8, 90)?.at, 90);
  assert.equal(reached(moments, 90, 120), undefined);
  assert.equal(reached(moments, 31, 89.9), undefined);
  assert.equal(reached(moments, 95, 29), undefined);
});
