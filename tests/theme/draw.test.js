import assert from 'node:assert/strict';
import test from 'node:test';
import { block, createStream } from '../../theme/runner/draw.js';
import { vectors } from './support.js';

const known = vectors('draw');

test('blocks are those of the vectors', () => {
  for (const { seed, index, words } of known.blocks)
    assert.deepEqual(block(seed, index), words, seed);
});

test('below() gives the values of the vectors, words over the limit thrown away', () => {
  for (const { seed, n, values } of known.below) {
    const stream = createStream(seed);
    assert.deepEqual(
      values.map(() => stream.below(n)),
      values,
      `${seed} ${n}`,
    );
  }
});

test('shuffles are those of the vectors', () => {
  for (const { seed, list, shuffled } of known.shuffle) {
    assert.deepEqual(createStream(seed).shuffle(list), shuffled);
  }
});

test('a stream goes on from block to block', () => {
  const stream = createStream('a');
  const words = Array.from({ length: 16 }, () => stream.next());
  assert.deepEqual(words, [...block('a', 0), ...block('a', 1)]);
});

test('shuffling leaves the list given as it was', () => {
  const list = Object.freeze([1, 2, 3, 4, 5]);
  assert.deepEqual([...createStream('a').shuffle(list)].sort(), [1, 2, 3, 4, 5]);
});

test('every order of three turns up about equally often', () => {
  const counts = new Map();
  for (let i = 0; i < 3000; i++) {
    const order = createStream(`seed ${i}`).shuffle(['a', 'b', 'c']).join('');
    counts.set(order, (counts.get(order) || 0) + 1);
  }
  assert.equal(counts.size, 6);
  for (const [order, count] of counts) assert.ok(count > 420 && count < 580, `${order}: ${count}`);
});

for (const n of [0, -1, 1.5, 2 ** 32 + 1, Number.NaN]) {
  test(`below(${n}) is refused with the number named`, () => {
    assert.throws(() => createStream('a').below(n), new RegExp(`RangeError.*${n}`));
  });
}
