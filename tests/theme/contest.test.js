import assert from 'node:assert/strict';
import test from 'node:test';
import { nameOf, read, written } from '../../generator/modes/contest/duel.js';
import { CONTESTS } from '../../generator/modes/contest/rules.js';
import { best, compare, drawn, isOver, scoreOf } from '../../generator/modes/contest/run.js';
import { answerOf, tryOf } from './support.js';

const { survival, sprint, duel } = CONTESTS;
const given = (state, ms = 1000) => ({ response: 'a', state, points: 0, of: 100, ms });
const questions = Array.from({ length: 60 }, (_, i) => ({
  id: `q${String(i).padStart(2, '0')}`,
  type: i % 10 === 0 ? 'case' : 'single_choice',
}));

test('a seed asks everybody the same, whatever order the questions come in', () => {
  const one = drawn('abc', questions, duel);
  assert.deepEqual(drawn('abc', [...questions].reverse(), duel), one);
  assert.notDeepEqual(drawn('abd', questions, duel), one);
  assert.equal(one.length, 20);
});

test('cases and short answers are never asked, every other question is', () => {
  assert.equal(drawn('abc', questions, survival).length, 54);
});

test('挑战 ends with the first error, 擂台 with its twentieth question, 限时 with its time', () => {
  const run = (list, spent = 0) => ({ given: list, total: 20, spent });
  assert.equal(isOver(survival, run([])), false);
  assert.equal(isOver(survival, run([given('right')], 1e6)), false);
  assert.equal(isOver(survival, run([given('right'), given('part')])), true);
  assert.equal(isOver(duel, run([given('wrong'), given('wrong')], 1e6)), false);
  assert.equal(isOver(duel, run(Array(20).fill(given('wrong')))), true);
  assert.equal(isOver(sprint, run([given('wrong')], 179999)), false);
  assert.equal(isOver(sprint, run([given('wrong')], 180000)), true);
});

test('more right wins, and of as many the quicker', () => {
  const [slow, quick, more] = [
    { right: 3, ms: 900 },
    { right: 3, ms: 800 },
    { right: 4, ms: 9000 },
  ];
  assert.ok(compare(quick, slow) > 0 && compare(more, quick) > 0 && compare(slow, more) < 0);
  assert.equal(compare(slow, { ...slow }), 0);
});

test('a score is counted from the answers', () => {
  assert.deepEqual(scoreOf([given('right', 5), given('part', 6), given('wrong', 7)]), {
    right: 1,
    answered: 3,
    ms: 18,
  });
});

test('the best score is that of a contest that ended, of this kind', () => {
  const contest = (session, id, states) => [
    ...states.map((state) => answerOf({ id: 'q', state, session })),
    { ...tryOf({ points: 1, session }), object: { type: 'contest', id } },
  ];
  const statements = [
    ...contest('a', 'survival', ['right', 'wrong']),
    ...contest('b', 'survival', ['right', 'right', 'wrong']),
    ...contest('c', 'sprint', ['right', 'right', 'right']),
    answerOf({ id: 'q', state: 'right', session: 'open' }),
  ];
  assert.equal(best(statements, 'survival')?.right, 2);
  assert.equal(best(statements, 'duel'), null);
});

const plain = { seed: 'm1x2y3-abc', revision: '0123456789abcdef', rival: null };
const beaten = { ...plain, rival: { right: 18, ms: 161234, name: '老 张.#?&' } };

for (const challenge of [plain, beaten]) {
  test(`a challenge ${challenge.rival ? 'with' : 'without'} a score goes through a link and back`, () => {
    assert.deepEqual(read(written(challenge)), challenge);
    assert.equal(new URL(`http://x/y${written(challenge)}`).hash, written(challenge));
  });
}

for (const hash of [
  '',
  '#',
  '#1.short',
  '#2.m1x2y3-abc.0123456789abcdef',
  '#1.m1x2y3-abc.0123456789abcdeg',
  '#1.m1x2y3-abc.0123456789abcdef.18.161234.%E0%A4%A',
  '#1.m1x2y3-abc.0123456789abcdef.1e3.5.x',
  '#1.<script>.0123456789abcdef',
  '#1.m1x2y3-abc.0123456789abcdef.21.161234.x',
  '#1.m1x2y3-abc.0123456789abcdef.18.900001.x',
]) {
  test(`no challenge: ${hash || 'nothing'}`, () => assert.equal(read(hash), null));
}

test('a name is short and on one line', () => {
  assert.equal(nameOf('  一\n二\t三 '), '一 二 三');
  assert.equal([...nameOf('😀'.repeat(20))].length, 12);
  assert.equal(nameOf('老\u202e张\u200b\u0007\ufeff'), '老张');
  assert.equal(nameOf('\u2066\u200d'), '');
});
