import assert from 'node:assert/strict';
import test from 'node:test';
import { daily } from '../../generator/modes/daily/draw.js';

const one = (id, more = {}) => ({
  id,
  type: 'single_choice',
  place: { set: id[0], shard: 1 },
  roles: [],
  ...more,
});
const questions = ['a', 'b', 'c'].flatMap((set) =>
  Array.from({ length: 10 }, (_, i) => one(`${set}${i}`)),
);
const nobody = { questions, due: [], answered: new Set() };
const when = (more = {}) => ({ day: 20514, role: '全体', seed: 'mine', ...more });
const ids = (list) => list.map(({ id }) => id);

test('three are the same for everybody of a role on a day, two are one’s own', () => {
  const mine = ids(daily(when(), nobody));
  const yours = ids(daily(when({ seed: 'yours' }), nobody));
  assert.deepEqual(mine.slice(0, 3), yours.slice(0, 3));
  assert.notDeepEqual(mine.slice(3), yours.slice(3));
  assert.equal(new Set(mine).size, 5);
});

test('another day and another role ask others', () => {
  const common = (more) => ids(daily(when(more), nobody)).slice(0, 3);
  assert.notDeepEqual(common({ day: 20515 }), common());
  assert.notDeepEqual(common({ role: '财务' }), common());
});

test('the order of the index changes nothing', () => {
  const turned = { ...nobody, questions: [...questions].reverse() };
  assert.deepEqual(ids(daily(when(), turned)), ids(daily(when(), nobody)));
});

test('what is due comes first among one’s own, most urgent first, and none twice', () => {
  const common = ids(daily(when(), nobody)).slice(0, 3);
  const due = [common[0], 'gone', ...['a1', 'b2', 'c3', 'a4'].filter((id) => !common.includes(id))];
  const drawn = ids(daily(when(), { questions, due, answered: new Set(due) }));
  assert.deepEqual(drawn.slice(3), due.slice(2, 4));
});

test('with nothing due, new questions of a set begun come first', () => {
  const answered = new Set(['b0', 'b1']);
  for (let i = 0; i < 20; i++) {
    const own = ids(daily(when({ seed: `s${i}` }), { ...nobody, answered })).slice(3);
    assert.ok(
      own.every((id) => id[0] === 'b' && !answered.has(id)),
      own.join(),
    );
  }
});

test('neither cases nor short answers are asked, nor what other roles are for', () => {
  const few = [
    one('x1', { type: 'case' }),
    one('x2', { type: 'short_answer' }),
    one('x3', { roles: ['财务'] }),
    one('x4', { roles: ['全体'] }),
    one('x5'),
  ];
  assert.deepEqual(ids(daily(when({ role: '专职' }), { ...nobody, questions: few })).sort(), [
    'x4',
    'x5',
  ]);
});
