import assert from 'node:assert/strict';
import test from 'node:test';
import {
  hard,
  kept,
  lastStates,
  ofTopic,
  partOf,
  ROUND,
  random,
  standing,
  undone,
  weakest,
} from '../../generator/modes/practice/choose.js';
import { objectOf, partsOf, resume, startOf } from '../../generator/modes/practice/session.js';
import { WAYS } from '../../generator/modes/practice/ways.js';
import { bookmarkedFact } from '../../theme/runner/record/own.js';
import { begin } from '../../theme/runner/walk.js';
import { answerOf } from './support.js';

const sets = [
  { set: 'l-one', title: '一', path: 'lessons/l-one/', course: 'c', shards: 1 },
  { set: 'l-two', title: '二', path: 'lessons/l-two/', course: 'c', shards: 1 },
  { set: 'l-three', title: '三', path: 'lessons/l-three/', course: 'd', shards: 1 },
  { set: 'bank--loose', title: '散题', path: null, course: null, shards: 1 },
];
const question = (id, set, more = {}) => ({
  id,
  rev: 1,
  type: 'single_choice',
  place: { set, shard: 1 },
  also: [],
  ...more,
});
const questions = [
  question('a', 'l-one'),
  question('b', 'l-one', { type: 'true_false', also: ['l-three'] }),
  question('c', 'l-two', { rev: 2 }),
  question('d', 'l-three'),
  question('e', 'bank--loose'),
];
const bank = { questions, sets };
const ids = (list) => list.map(({ id }) => id);
const said = (id, state, rev = 1) => ({ ...answerOf({ id, state }), rev });

for (const [of, expected] of [
  ['', 'abcde'],
  ['c', 'abc'],
  ['l-one', 'ab'],
  ['l-three', 'bd'],
  ['bank--loose', 'e'],
  ['gone', ''],
]) {
  test(`the part “${of}” of the bank is ${expected || 'empty'}`, () => {
    assert.equal(ids(partOf(bank, of)).join(''), expected);
  });
}

const topics = [
  { id: 'jia', title: '甲', parent: '天' },
  { id: 'yi', title: '乙', parent: '天' },
];
const onTopics = {
  topics,
  questions: [
    question('a', 'l-one', { topics: ['甲'] }),
    question('b', 'l-one', { topics: ['乙', '甲'] }),
    question('c', 'l-two', { topics: [] }),
  ],
};

test('the questions of a topic are those that name it, wherever they are taught', () => {
  assert.deepEqual(ids(ofTopic(onTopics, 'jia')), ['a', 'b']);
  assert.deepEqual(ids(ofTopic(onTopics, 'yi')), ['b']);
  assert.deepEqual(ofTopic(onTopics, 'gone'), []);
  assert.deepEqual(ofTopic(onTopics, '甲'), []);
});

test('the weakest topics come first, and none before enough was answered', () => {
  const wrong = ['a', 'a', 'b'].map((id) => said(id, 'wrong'));
  assert.deepEqual(ids(weakest(onTopics, wrong)), ['jia']);
  assert.deepEqual(weakest(onTopics, wrong.slice(0, 2)), []);
  const both = [...wrong, said('a', 'right'), said('b', 'wrong'), said('b', 'wrong')];
  assert.deepEqual(ids(weakest(onTopics, both)), ['yi', 'jia']);
});

test('a round at random is the same by the same seed, without repeats, and no longer than there are questions', () => {
  const many = Array.from({ length: 300 }, (_, at) => question(`q${at}`, 'l-one'));
  const round = random('seed', many);
  assert.equal(round.length, ROUND);
  assert.equal(new Set(ids(round)).size, ROUND);
  assert.deepEqual(random('seed', many), round);
  assert.notDeepEqual(random('other', many), round);
  assert.equal(random('seed', questions).length, questions.length);
});

test('a question answered before it was revised is not done', () => {
  const statements = [
    said('a', 'wrong'),
    said('c', 'right', 1),
    said('b', 'part'),
    said('a', 'right'),
  ];
  assert.deepEqual(ids(undone(questions, statements)), ['c', 'd', 'e']);
  const states = lastStates(statements, questions);
  assert.deepEqual(
    [...states],
    [
      ['a', 'right'],
      ['b', 'part'],
    ],
  );
  assert.deepEqual(standing(questions, states), { total: 5, done: 2, right: 1 });
});

test('favourites that the site no longer has are left out', () => {
  const star = (id, at) =>
    bookmarkedFact({ id: `f${at}`, session: '', question: { id, rev: 1 } }, true, at);
  assert.deepEqual(ids(kept(questions, ['a', 'gone', 'd'].map(star))), ['d', 'a']);
});

test('what was wrong twice is hard, the most often wrong first, of equals the latest', () => {
  const wrong = [...'abdbdabaee'].map((id) => said(id, 'wrong'));
  const statements = [
    ...wrong,
    said('c', 'wrong'),
    said('c', 'right'),
    said('gone', 'wrong'),
    said('gone', 'wrong'),
  ];
  assert.deepEqual(ids(hard(questions, statements)), ['a', 'b', 'e', 'd']);
  assert.deepEqual(hard(questions, [said('a', 'part'), said('a', 'right')]), []);
  assert.deepEqual(ids(hard(questions, [said('a', 'part'), said('a', 'wrong')])), ['a']);
});

test('no more than fifty are hard at a time', () => {
  const many = Array.from({ length: 80 }, (_, at) => question(`q${at}`, 'l-one'));
  const twice = [...many, ...many].map(({ id }) => said(id, 'wrong'));
  assert.equal(hard(many, twice).length, 50);
});

for (const [way, of] of [
  ['random', ''],
  ['sequence', 'c'],
  ['chapter', 'bank--loose'],
  ['type', 'single_choice'],
]) {
  test(`the record names ${way} ${of} so that the way back is found`, () => {
    assert.deepEqual(partsOf(objectOf(way, of).id), [way, of]);
  });
}

test('every way has a title, a word for beginning anew and one for nothing to ask', () => {
  for (const [name, way] of Object.entries(WAYS)) {
    for (const word of [way.title, way.again, way.empty])
      assert.match(word, /[\u4e00-\u9fff]/, name);
  }
});

const begun = (way, stops, answers) => ({
  started: { session: 's', result: { seed: 's', ...startOf(begin('s', stops), WAYS[way]) } },
  answers,
});

test('a round taken up again has its own questions, in its own order, but those that are gone', () => {
  const half = begun(
    'random',
    [questions[3], questions[0], question('gone', 'x')],
    [said('d', 'wrong')],
  );
  const walk = resume(half, WAYS.random, { ...bank, of: '', statements: [] });
  assert.deepEqual(ids(walk.stops), ['d', 'a']);
  assert.equal(walk.index, 1);
});

test('a course taken up again has the questions it has now, and writes down none of them', () => {
  const half = begun('sequence', [questions[0]], [said('a', 'right'), said('c', 'right', 1)]);
  assert.deepEqual(half.started.result.items, []);
  const walk = resume(half, WAYS.sequence, { ...bank, of: 'c', statements: [] });
  assert.deepEqual(ids(walk.stops), ['a', 'b', 'c']);
  assert.deepEqual([...walk.given.keys()], ['a'], 'c was revised since');
  assert.equal(walk.index, 1);
});

test('choosing from ten thousand questions and as many answers takes a moment', () => {
  const many = Array.from({ length: 10_000 }, (_, at) =>
    question(`q${at}`, at % 2 ? 'l-one' : 'l-two'),
  );
  const statements = many.map(({ id }, at) => said(id, at % 3 ? 'right' : 'wrong'));
  const from = { questions: many, sets, statements, seed: 's', of: 'c' };
  const since = performance.now();
  for (const name of ['sequence', 'random', 'undone', 'favourites', 'hard'])
    WAYS[name].choose(from);
  assert.ok(performance.now() - since < 500, `${performance.now() - since} ms`);
});
