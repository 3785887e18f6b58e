import assert from 'node:assert/strict';
import test from 'node:test';
import { draw } from '../../generator/modes/boss/draw.js';
import { vectors } from './support.js';

const known = vectors('boss');

known.draw.forEach(({ pool, seed, drawn }) => {
  test(`a boss as in the vectors: ${pool} with seed ${seed}`, () => {
    const questions = known.pools[pool];
    if (drawn === null) {
      assert.throws(() => draw(seed, questions), RangeError);
      return;
    }
    const found = draw(seed, questions);
    assert.deepEqual(
      found.map(({ question, order }) => `${question.id} ${order.join('')}`.trim()),
      drawn,
    );
  });
});

test('any seed gives twenty different questions, four multiple choices at least, at most four to judge', () => {
  for (let i = 0; i < 300; i++) {
    const found = draw(`s${i}`, known.pools.chapter).map(({ question }) => question);
    const count = (type) => found.filter((question) => question.type === type).length;
    assert.equal(new Set(found).size, 20);
    assert.ok(count('multiple_choice') >= 4 && count('true_false') <= 4);
  }
});

test('every question of the chapter is asked sooner or later', () => {
  const asked = new Set();
  for (let i = 0; i < 60; i++) {
    for (const { question } of draw(`t${i}`, known.pools.chapter)) asked.add(question.id);
  }
  assert.equal(asked.size, known.pools.chapter.length);
});
