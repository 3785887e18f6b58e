import assert from 'node:assert/strict';
import test from 'node:test';
import { homesIn, joined, listed, listedTopics } from '../../theme/runner/published.js';
import { vectors } from './support.js';

for (const { name, whole, asked, told } of vectors('published').halves) {
  test(`a question and what explains it make the whole again: ${name}`, () => {
    assert.deepEqual(joined(asked, told), whole);
  });

  test(`a question whose explanation cannot be had is asked all the same: ${name}`, () => {
    const { explanation, citations, ...rest } = joined(asked);
    assert.deepEqual([explanation, citations], ['', []]);
    const bare = rest.parts?.map((part) => ({
      ...part,
      explanation: undefined,
      citations: undefined,
    }));
    assert.deepEqual(JSON.parse(JSON.stringify(bare ? { ...rest, parts: bare } : rest)), asked);
  });
}

test('the index is read row by row', () => {
  const sets = [
    { set: 'l-one', title: '一', path: 'lessons/l-one/', course: 'c', shards: 2 },
    { set: 'bank--b', title: '库', path: null, course: null, shards: 1 },
  ];
  const rows = listed({
    revision: 'x',
    sets,
    types: ['single_choice', 'case'],
    roles: ['全体', '组织委员'],
    topics: ['甲', '乙'],
    slugs: ['jia', 'yi'],
    parents: ['天', '天'],
    tiers: ['must', 'should', 'extra'],
    questions: {
      id: ['q-1', 'q-2'],
      rev: [3, 1],
      type: [1, 0],
      set: [0, 1],
      shard: [2, 1],
      also: [[1], []],
      topics: [[1, 0], []],
      tier: [2, 0],
      difficulty: [5, 1],
      roles: [[], [1]],
    },
  });
  const [first, second] = rows;
  assert.deepEqual(first, {
    id: 'q-1',
    rev: 3,
    type: 'case',
    place: { set: 'l-one', shard: 2 },
    also: ['bank--b'],
    topics: ['乙', '甲'],
    tier: 'extra',
    difficulty: 5,
    roles: [],
  });
  assert.deepEqual(
    [second?.place, second?.type, second?.tier],
    [{ set: 'bank--b', shard: 1 }, 'single_choice', 'must'],
  );
});

test('topics are known by what they are called in addresses, and under what they stand', () => {
  assert.deepEqual(
    listedTopics({ topics: ['甲', '乙'], slugs: ['jia', 'yi'], parents: ['天', '地'] }),
    [
      { id: 'jia', title: '甲', parent: '天' },
      { id: 'yi', title: '乙', parent: '地' },
    ],
  );
});

test('the set of every question is known from the index', () => {
  const sets = [{ set: 'l-one' }, { set: 'l-two' }];
  const homes = homesIn({ sets, questions: { id: ['q-1', 'q-2', 'q-3'], set: [1, 0, 1] } });
  assert.deepEqual(
    [...homes],
    [
      ['q-1', 'l-two'],
      ['q-2', 'l-one'],
      ['q-3', 'l-two'],
    ],
  );
});
