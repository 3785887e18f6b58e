import assert from 'node:assert/strict';
import test from 'node:test';
import { dayOf } from '../../theme/runner/calendar.js';
import { digest } from '../../theme/runner/record/chain.js';
import { registeredFact, roleOf, takenBackFact, terms } from '../../theme/runner/record/duties.js';
import { weakTopics } from '../../theme/runner/record/topics.js';
import { daysStudied, ends, yearsOf } from '../../theme/runner/record/transcript.js';
import { dayInWords, readDay } from '../../theme/view/days.js';
import { credits, hours } from '../../theme/view/me/words.js';
import { blocksOf, textOf } from '../../theme/view/transcript/blocks.js';
import { answerOf, tryOf } from './support.js';

const topics = new Map([
  ['a', ['入会']],
  ['b', ['入会', '选举']],
  ['c', ['选举']],
]);
/** @param {string} id @param {string} marks r for right, w for wrong */
const answers = (id, marks) =>
  [...marks].map((mark) => answerOf({ id, state: mark === 'r' ? 'right' : 'wrong' }));
const at = (/** @type {string} */ written) => Date.parse(`${written}+08:00`);

test('a topic is weak below the pass mark, the worst first', () => {
  const found = weakTopics([...answers('a', 'rww'), ...answers('c', 'rrw')], topics);
  assert.deepEqual(found, [
    { topic: '入会', right: 1, of: 3 },
    { topic: '选举', right: 2, of: 3 },
  ]);
});

test('two answers say nothing of a topic, and four of five right are no weakness', () => {
  assert.deepEqual(weakTopics(answers('a', 'ww'), topics), []);
  assert.deepEqual(weakTopics(answers('a', 'rrrrw'), topics), []);
});

test('an answer counts for every topic of its question, and for none if the site has it no more', () => {
  const found = weakTopics([...answers('b', 'www'), ...answers('gone', 'www')], topics);
  assert.deepEqual(
    found.map(({ topic }) => topic),
    ['入会', '选举'],
  );
});

test('what was wrong long ago is forgiven', () => {
  assert.deepEqual(weakTopics(answers('a', 'w'.repeat(30) + 'r'.repeat(20)), topics), []);
});

const TRACK = {
  id: 'new',
  title: '新',
  register_days: 15,
  finish_months: 3,
  lessons: ['l1', 'l2'],
};
const about = { id: 'x', type: /** @type {const} */ ('track'), name: 'new' };
/** @param {string} written */
const entered = (written) => registeredFact(about, dayOf(written), 0);

test('terms follow from the day entered last', () => {
  const earned = new Map([['l1', 2]]);
  const [found] = terms([entered('2026-01-05'), entered('2025-11-30')], [TRACK], earned);
  assert.deepEqual(found.term, {
    track: TRACK,
    day: dayOf('2025-11-30'),
    register: dayOf('2025-12-15'),
    finish: dayOf('2026-02-28'),
    passed: 1,
  });
});

test('a day taken back is none, until one is entered again', () => {
  const back = takenBackFact({ id: 'y', name: 'new' }, 0);
  const last = (...facts) => terms(facts, [TRACK], new Map())[0].term?.day;
  assert.equal(last(entered('2026-01-05'), back), undefined);
  assert.equal(last(entered('2026-01-05'), back, entered('2026-01-06')), dayOf('2026-01-06'));
});

test('a track without terms asks for no day', () => {
  assert.deepEqual(terms([], [{ id: 'post', title: '岗', lessons: [] }], new Map()), []);
});

test('the role is the one chosen last', () => {
  const chosen = (name) => registeredFact({ id: name, type: 'role', name }, 0, 0);
  assert.equal(roleOf([chosen('组织委员'), chosen('工会财务'), entered('2026-01-05')]), '工会财务');
  assert.equal(roleOf([]), '');
});

test('days studied are Shanghai days of the year, each once, none to come', () => {
  const days = ['2025-12-31T23:59', '2026-01-01T00:01', '2026-01-01T09:00', '2026-03-09T09:00'];
  const list = days.map((day) => answerOf({ id: 'a', state: 'wrong', time: at(day) }));
  const ended = tryOf({ points: 5, time: at('2026-01-03T09:00') });
  assert.equal(daysStudied([...list, ended], 2026, at('2026-02-01T09:00')), 1);
  assert.equal(daysStudied(list, 2025, at('2026-02-01T09:00')), 1);
});

test('years are offered from the latest on, this one always', () => {
  const list = ['2024-05-01', '2027-01-01'].map((day) =>
    answerOf({ id: 'a', state: 'right', time: at(`${day}T09:00`) }),
  );
  assert.deepEqual(yearsOf(list, at('2026-02-01T09:00')), [2026, 2024]);
});

test('each chain ends in the digest of its last statement', () => {
  const list = answers('a', 'rw').map((one, n) => ({ ...one, chain: 'k', n: n + 1, previous: '' }));
  const other = { ...answers('a', 'r')[0], chain: 'b', n: 1, previous: '' };
  assert.deepEqual(ends([...list, other]), [
    { chain: 'b', n: 1, digest: digest(other) },
    { chain: 'k', n: 2, digest: digest(list[1]) },
  ]);
  assert.deepEqual(ends([]), []);
});

test('numbers and days are written as people write them', () => {
  assert.deepEqual([0, 30, 1245, 9000].map(credits), ['0', '0.30', '12.45', '90']);
  assert.deepEqual([0, 59, 61, 2400].map(hours), ['0', '0.9', '1', '40']);
  assert.equal(dayInWords(dayOf('2026-03-01')), '2026 年 3 月 1 日');
  assert.equal(readDay('2026-03-01'), dayOf('2026-03-01'));
  assert.deepEqual(['', '2026-13-01', '01/03/2026'].map(readDay), [null, null, null]);
});

const EVIDENCE = { E0: '本机自报', E1: '凭据可复核', E2: '主办方登记', E3: '监考' };
const studied = (acts) => ({
  brand: '随学',
  year: 2026,
  today: dayOf('2026-09-16'),
  count: {
    total: 30,
    need: 9000,
    missing: 8970,
    minutes: 8,
    evidence: [{ evidence: 'E0', earned: 30, counted: 30, cap: 5400 }],
    acts,
  },
  hours: 40,
  table: { lesson: { title: '看课闯关' } },
  evidence: EVIDENCE,
  version: '2026',
  days: 1,
  statements: 7,
  ends: [{ chain: 'k', n: 7, digest: '0123456789abcdef'.repeat(4) }],
});
const LESSON = {
  act: 'lesson',
  times: 1,
  earned: 30,
  counted: 30,
  cap: null,
  evidence: 'E0',
  room: null,
};

test('the paper as text says all it shows, and that nobody attests it', () => {
  const text = textOf('2026 年自学记录', blocksOf(studied([LESSON]), '甲'));
  for (const said of [
    '2026 年自学记录（本机自报）',
    '姓名：甲（本人填写）',
    '学分：0.30（一年要 90）',
    '本机自报：得分 0.30，算进 0.30，上限 54.00',
    '看课闯关：次数 1，得分 0.30，算进 0.30',
    '第 1 段，7 条：01234567 89abcdef 01234567 89abcdef',
    '没有单位核对、证明或盖章',
  ]) {
    assert.ok(text.includes(said), `${said} is not in\n${text}`);
  }
});

test('a year without credits is a paper too, and so is one without a name', () => {
  const none = { ...studied([{ ...LESSON, times: 0, earned: 0, counted: 0 }]), ends: [] };
  const text = textOf('2026 年自学记录', blocksOf(none, ''));
  assert.ok(text.includes('姓名：\n'));
  assert.ok(text.includes('这一年还没有得到学分的学习'));
  assert.ok(!text.includes('看课闯关'));
});
