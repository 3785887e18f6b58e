import assert from 'node:assert/strict';
import test from 'node:test';
import { draw, orders } from '../../generator/modes/mock_exam/draw.js';
import { createStream } from '../../theme/runner/draw.js';
import { pick } from '../../theme/runner/pick.js';
import { vectors } from './support.js';

const known = vectors('papers');

known.draw.forEach(({ paper, seed, drawn }) => {
  test(`a paper as in the vectors: ${paper} with seed ${seed}`, () => {
    const blueprint = known.papers[paper];
    if (drawn === null) assert.throws(() => draw(seed, blueprint), RangeError);
    else assert.deepEqual(draw(seed, blueprint), drawn);
  });
});

test('the order of options as in the vectors', () => {
  for (const { seed, orders: shown } of known.orders) {
    assert.deepEqual(
      orders(seed, known.questions).map((keys) => keys.join(' ')),
      shown,
    );
  }
});

/**
 * Groups of which each can be filled: every group is given its questions first, and others besides.
 * @param {number} round
 */
function feasible(round) {
  const { below } = createStream(`groups ${round}`);
  const size = 8 + below(12);
  const numbers = createStream(`numbers ${round}`).shuffle([...Array(size).keys()]);
  const groups = [];
  while (numbers.length) {
    const own = numbers.splice(0, 1 + below(4));
    const more = [...Array(size).keys()].filter((one) => !own.includes(one) && below(4) === 0);
    groups.push({ count: own.length, pool: [...own, ...more].sort((a, b) => a - b) });
  }
  return groups;
}

test('groups that can be filled always are, each with its own questions, all different', () => {
  for (let round = 0; round < 400; round++) {
    const groups = feasible(round);
    const found = pick(createStream(`draw ${round}`), groups);
    assert.equal(new Set(found.flat()).size, found.flat().length);
    found.forEach((own, place) => {
      assert.equal(own.length, groups[place].count);
      assert.ok(own.every((number) => groups[place].pool.includes(number)));
    });
  }
});

test('every question of a pool is as likely as another', () => {
  const times = Array(20).fill(0);
  const pool = [...times.keys()];
  for (let i = 0; i < 4000; i++) {
    for (const number of pick(createStream(`s${i}`), [{ count: 5, pool }])[0]) times[number]++;
  }
  assert.ok(Math.max(...times) < 1120 && Math.min(...times) > 880, times.join());
});

/** A bank of so many questions, and a paper of fifty on conditions of every kind. @param {number} size */
const large = (size) => {
  const places = [...Array(size).keys()];
  const group = (count, type, conditions = {}) => ({ count, type, ...conditions });
  return {
    candidates: {
      id: places.map((i) => `q-${String(i).padStart(4, '0')}`),
      type: places.map((i) => i % 3),
      tier: places.map((i) => (i >> 2) % 2),
      topics: places.map((i) => [i % 95, (i * 7) % 95]),
      difficulty: places.map((i) => 1 + ((i >> 1) % 5)),
    },
    sections: [
      [group(15, 0, { tier: [0] }), group(5, 0, { topics: [1, 2, 3, 4] }), group(5, 0)],
      [group(8, 1, { difficulty: [3, 4, 5] }), group(7, 1)],
      [group(10, 2)],
    ].map((groups) => ({ groups })),
  };
};

/** The fewest milliseconds of several runs. @param {(i: number) => void} work */
function least(work) {
  const times = [...Array(40).keys()].map((i) => {
    const start = performance.now();
    work(i);
    return performance.now() - start;
  });
  return Math.min(...times);
}

test('drawing fifty of five thousand takes less time than shuffling them', (t) => {
  const paper = large(5000);
  const drawing = least((i) => draw(`seed ${i}`, paper));
  const shuffling = least((i) => createStream(`seed ${i}`).shuffle(paper.candidates.id));
  t.diagnostic(`50 of 5,000: ${drawing.toFixed(2)} ms; shuffled: ${shuffling.toFixed(2)} ms`);
  assert.equal(draw('seed', paper).flat().length, 50);
  assert.ok(drawing < shuffling, `${drawing} ms, ${shuffling} ms`);
});
