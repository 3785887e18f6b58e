import assert from 'node:assert/strict';
import test from 'node:test';
import { draw } from '../../generator/modes/levels/draw.js';
import { plan } from '../../generator/modes/levels/plan.js';
import { vectors } from './support.js';

const known = vectors('levels');
const questions = new Map(
  Object.values(known.pools)
    .flat()
    .map((one) => [one.id, one]),
);

/** @param {{ seed: string, lesson: string, review: string[], earlier: string, seen: object }} given */
const drawn = ({ seed, lesson, review, earlier, seen }) =>
  draw(seed, {
    lesson: known.pools[lesson],
    review: review.map((id) => questions.get(id)),
    earlier: known.pools[earlier],
    seen: new Map(Object.entries(seen)),
  });

/** @param {object} given */
const typesOf = (given) => drawn(given).map(({ id }) => questions.get(id).type);
/** @param {string[]} list @param {string} value */
const count = (list, value) => list.filter((one) => one === value).length;

known.draw.forEach((given, place) => {
  test(`draw vector ${place + 1}: ${given.lesson} with seed ${given.seed}`, () => {
    if (given.drawn === null) {
      assert.throws(() => drawn(given), RangeError);
    } else {
      assert.deepEqual(
        drawn(given).map(({ id, order }) => [id, order.join('')]),
        given.drawn,
      );
    }
  });
});

test('other lessons are planned as in the vectors', () => {
  for (const { seed, mistakes, earlier, chosen } of known.plan) {
    const from = { mistakes: mistakes.map((lesson) => ({ lesson })), earlier };
    assert.deepEqual(plan(seed, from), chosen);
  }
});

test('any seed gives five different questions, at most one true_false, at least one multiple_choice', () => {
  for (let i = 0; i < 500; i++) {
    const given = {
      seed: `s${i}`,
      lesson: 'duties',
      review: ['tf-01', 'nature-07'],
      earlier: 'nature',
      seen: {},
    };
    const ids = drawn(given).map(({ id }) => id);
    assert.equal(new Set(ids).size, 5);
    const types = typesOf(given);
    assert.ok(count(types, 'true_false') <= 1, types.join());
    assert.ok(count(types, 'multiple_choice') >= 1, types.join());
  }
});

test('three come from the lesson, one from the mistakes and one from an earlier lesson', () => {
  for (let i = 0; i < 200; i++) {
    const given = {
      seed: `s${i}`,
      lesson: 'duties',
      review: ['few-01'],
      earlier: 'nature',
      seen: {},
    };
    const homes = drawn(given).map(({ id }) => id.split('-')[0]);
    assert.deepEqual([...homes].sort(), ['duties', 'duties', 'duties', 'few', 'nature']);
  }
});

test('the lesson fills the places of what there is none of', () => {
  const given = { seed: 'a', lesson: 'duties', review: [], earlier: 'none', seen: {} };
  assert.ok(drawn(given).every(({ id }) => id.startsWith('duties-')));
});

test('nothing repeats until the pool is used up, but for the two rules on types', () => {
  const seen = {};
  const choices = known.pools.nature
    .filter(({ type }) => type !== 'true_false')
    .map(({ id }) => id);
  for (let i = 0; i < 2; i++) {
    for (const { id } of drawn({
      seed: `t${i}`,
      lesson: 'nature',
      review: [],
      earlier: 'none',
      seen,
    })) {
      seen[id] = (seen[id] || 0) + 1;
    }
  }
  const times = choices.map((id) => seen[id] || 0);
  assert.ok(Math.max(...times) - Math.min(...times) <= 1, JSON.stringify(seen));
});

test('a pinned option stays last whatever the seed', () => {
  for (let i = 0; i < 100; i++) {
    const given = { seed: `p${i}`, lesson: 'nature', review: [], earlier: 'none', seen: {} };
    for (const { id, order } of drawn(given)) {
      if (id === 'nature-03') assert.equal(order[3], 'd');
      if (id === 'nature-05') assert.equal(order[4], 'a');
    }
  }
});

test('the place of the right option says nothing: each place is as likely', () => {
  const places = [0, 0, 0, 0];
  for (let i = 0; i < 800; i++) {
    const given = {
      seed: `q${i}`,
      lesson: 'nature',
      review: ['nature-01'],
      earlier: 'none',
      seen: {},
    };
    const first = drawn(given).find(({ id }) => id === 'nature-01');
    places[first.order.indexOf('a')]++;
  }
  for (const times of places) assert.ok(times > 150 && times < 250, places.join());
});
