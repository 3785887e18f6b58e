import assert from 'node:assert/strict';
import test from 'node:test';
import { pastOf } from '../../generator/modes/mock_exam/past.js';
import { handed, isWhole, settled } from '../../theme/runner/handed.js';
import { completedFact, initializedFact } from '../../theme/runner/session.js';
import { draftFact, draftsOf, timeLeft, timeOfEnd } from '../../theme/runner/sitting.js';

const single = { type: 'single_choice', options: [{ key: 'a' }, { key: 'b' }], answer: 'a' };
const number = { type: 'numeric', answer: ['25'], units: [] };
const order = {
  type: 'ordering',
  options: [{ key: 'a' }, { key: 'b' }, { key: 'c' }],
  answer: ['a', 'b', 'c'],
};
const essay = { type: 'short_answer', rubric: [{ any: ['会员'], points: 1 }], answer: null };
const group = { type: 'case', answer: null, parts: [single, order, single] };

const draft = (id, response, place, session = 's') => ({
  ...draftFact(
    { session, name: `tab-${place}`, seat: { id, rev: 1 }, draft: { response, ms: 1.4 } },
    place,
  ),
  chain: 'c',
  n: place,
  previous: '',
});

test('the latest answer of each question stands, and one taken back is none', () => {
  const found = draftsOf(
    [
      draft('q1', 'a', 1),
      draft('q2', 'a', 2),
      draft('q1', 'b', 3),
      draft('q2', null, 4),
      draft('q3', 'a', 5, 'other'),
    ],
    's',
  );
  assert.deepEqual([...found], [['q1', { response: 'b', ms: 1 }]]);
});

test('what nobody can have written as an answer is none', () => {
  const odd = [
    { ms: 1 },
    { response: 'a' },
    { response: 'a', ms: 'x' },
    { response: 'a', ms: 1.5 },
  ];
  const found = odd.map((result, at) => ({ ...draft(`q${at}`, 'a', at + 1), result }));
  assert.deepEqual([...draftsOf(found, 's')], []);
});

test('drafts of two tabs have names of their own', () => {
  const seat = { id: 'q1', rev: 1 };
  const names = ['x-1', 'y-1'].map(
    (name) => draftFact({ session: 's', name, seat, draft: { response: 'a', ms: 0 } }, 0).id,
  );
  assert.notEqual(names[0], names[1]);
});

test('an answer is whole when nothing is left to answer', () => {
  assert.ok(isWhole(single, 'b'));
  assert.ok(!isWhole(single, null));
  assert.ok(isWhole(order, ['c', 'b', 'a']));
  assert.ok(!isWhole(order, ['c', '', '']));
  assert.ok(isWhole(group, ['a', ['a', 'b', 'c'], 'b']));
  assert.ok(!isWhole(group, ['a', null, 'b']));
  assert.ok(isWhole({ type: 'case', answer: null, parts: [single, essay] }, ['a', null]));
});

test('of a case half answered what was answered counts', () => {
  const half = ['a', ['a', '', ''], null];
  assert.deepEqual(settled(group, half), ['a', null, null]);
  const given = handed(group, { response: half, ms: 20 });
  assert.deepEqual([given.state, given.points, given.response], ['part', 33, ['a', null, null]]);
});

test('what says nothing or cannot be read is wrong', () => {
  for (const [question, response] of [
    [order, ['a', '', '']],
    [single, 'z'],
    [single, { toString: 1 }],
    [group, 'a'],
    [group, [null, null, null]],
  ]) {
    const given = handed(question, { response, ms: 3 });
    assert.deepEqual([given.state, given.response, given.ms], ['wrong', null, 3]);
  }
  assert.equal(handed(single, undefined).state, 'wrong');
  assert.equal(handed(number, { response: '二十几', ms: 1 }).response, null);
});

test('a clock moved back gives no more time, and ends nothing before it began', () => {
  assert.equal(timeLeft({ until: 100 }, 20, 60), 40);
  assert.equal(timeLeft({ until: 100 }, 120, 60), 0);
  const statements = [draft('q1', 'a', 60), draft('q2', 'a', 90, 'other')];
  const sitting = { session: 's', until: 100 };
  assert.deepEqual(
    [20, 80, 120].map((now) => timeOfEnd(sitting, statements, now)),
    [60, 80, 100],
  );
});

test('a paper says what one has done of it', () => {
  const about = (session) => ({ session, object: { type: 'paper', id: 'p' } });
  const begun = (session, time) =>
    initializedFact(about(session), { seed: session, items: [], until: time + 600000 }, time);
  const over = (session, points) => completedFact(about(session), { points, of: 10000 }, 5);
  const once = [begun('a', 1), over('a', 6150)];
  const half = [...once, begun('b', 1000)];
  assert.equal(pastOf([], 'p', 0), '还没考过');
  assert.equal(pastOf(once, 'other', 9), '还没考过');
  assert.equal(
    pastOf([...once, begun('b', 6), over('b', 3000)], 'p', 9),
    '考过 2 次，最好 61.5 分',
  );
  assert.equal(pastOf(half, 'p', 1000), '没考完，还剩 10 分钟，接着考');
  assert.equal(pastOf(half, 'p', 600999), '没考完，还剩 1 分钟，接着考');
  assert.equal(pastOf(half, 'p', 601000), '上次没考完，时间到了，打开看成绩');
});
