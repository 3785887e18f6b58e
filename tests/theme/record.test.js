import assert from 'node:assert/strict';
import test from 'node:test';
import { shanghaiDay } from '../../theme/runner/calendar.js';
import { nextStep } from '../../theme/runner/next.js';
import { breaks, digest, inOrder } from '../../theme/runner/record/chain.js';
import { oncePerDay } from '../../theme/runner/record/days.js';
import { openLevels, rest, stars, thirdStars } from '../../theme/runner/record/levels.js';
import { mistakes } from '../../theme/runner/record/mistakes.js';
import { ended, halves, timesAnswered, unfinished } from '../../theme/runner/record/sessions.js';
import { opener, turnOf } from '../../theme/runner/standing.js';
import { answerOf, startOf, tryOf, vectors } from './support.js';

const known = vectors('levels');
/** @param {string} id */
const level = (id) => ({ type: 'level', id });
const tries = (list) => list.map(([time, points, of]) => tryOf({ time, points, of }));

known.stars.forEach((given, place) => {
  test(`stars vector ${place + 1}: ${given.stars}`, () => {
    assert.equal(stars(tries(given.tries), given.now).get('l1') || 0, given.stars);
  });
});

known.rest.forEach((given, place) => {
  test(`rest vector ${place + 1}: until ${given.until}`, () => {
    const found = rest(tries(given.tries), 'l1', given.now);
    assert.equal(found ? found.until : null, given.until);
  });
});

const progress = vectors('progress');

progress.mistakes.forEach(({ events, book }, place) => {
  test(`mistakes vector ${place + 1}: ${book.map(([id]) => id).join() || 'none'}`, () => {
    const statements = events.map(([id, what, time]) =>
      ['out', 'back'].includes(what)
        ? { verb: 'voided', object: { type: 'question', id }, time, result: { on: what === 'out' } }
        : answerOf({ id, state: what, time }),
    );
    assert.deepEqual(
      mistakes(statements).map(({ id, since, relapses, days }) => [id, since, relapses, days]),
      book,
    );
  });
});

progress.once_per_day.forEach(({ times, now, counted }, place) => {
  test(`days vector ${place + 1}: ${counted.length} of ${times.length}`, () => {
    const acts = times.map((time) => ({ time }));
    assert.deepEqual(
      oncePerDay(acts, now).map(({ time }) => time),
      counted,
    );
  });
});

const written = vectors('record');

written.digests.forEach((given) => {
  test(`the digest of statement ${given.statement.id}`, () => {
    assert.equal(digest(given.statement), given.digest);
  });
});

written.order.forEach(({ chains, order }) => {
  test(`the order ${order.join(' ')}`, () => {
    const statements = Object.entries(chains).flatMap(([chain, times]) =>
      times.map((time, place) => ({ id: `${chain}${place + 1}`, chain, n: place + 1, time })),
    );
    assert.deepEqual(
      inOrder(statements.reverse()).map(({ id }) => id),
      order,
    );
  });
});

written.breaks.forEach((given) => {
  test(`breaks of a record: ${given.what}`, () => {
    assert.deepEqual(
      breaks(given.statements).map(({ chain, n }) => [chain, n]),
      given.breaks,
    );
  });
});

known.open.forEach((given, place) => {
  test(`open vector ${place + 1}: ${given.open.join() || 'none'}`, () => {
    const chapters = given.chapters.map((ids) => ({ lessons: ids.map((id) => ({ id })) }));
    assert.deepEqual([...openLevels(chapters, new Map(Object.entries(given.stars)))], given.open);
  });
});

test('the day turns at midnight in Shanghai, not in UTC', () => {
  const evening = Date.parse('2026-03-01T15:59:59Z');
  assert.equal(shanghaiDay(evening + 1000), shanghaiDay(evening) + 1);
});

test('tries of one level earn no stars for another', () => {
  const earned = stars([tryOf({ level: 'a', points: 5 }), tryOf({ level: 'b', points: 3 })], 0);
  assert.deepEqual(
    [...earned],
    [
      ['a', 2],
      ['b', 0],
    ],
  );
});

test('the rest names the questions missed in the two failed tries, each once', () => {
  const record = [
    answerOf({ id: 'old', state: 'wrong', session: 'x' }),
    answerOf({ id: 'q1', state: 'wrong', session: 'a' }),
    answerOf({ id: 'q2', state: 'right', session: 'a' }),
    tryOf({ points: 1, session: 'a', time: 10 }),
    answerOf({ id: 'q1', state: 'part', session: 'b' }),
    answerOf({ id: 'q3', state: 'wrong', session: 'b' }),
    tryOf({ points: 0, session: 'b', time: 20 }),
  ];
  assert.deepEqual(rest(record, 'l1', 30)?.missed, ['q1', 'q3']);
});

test('a fail at another level asks for no rest here', () => {
  const record = [tryOf({ points: 0, time: 1 }), tryOf({ level: 'other', points: 0, time: 2 })];
  assert.equal(rest(record, 'l1', 3), null);
});

test('a try begun and not ended is found with its answers', () => {
  const record = [
    startOf({ session: 'a' }),
    tryOf({ points: 5, session: 'a' }),
    startOf({ session: 'b' }),
    answerOf({ id: 'q1', state: 'wrong', session: 'b' }),
  ];
  const found = unfinished(record, level('l1'));
  assert.equal(found?.started.session, 'b');
  assert.deepEqual(
    found?.answers.map(({ result }) => result.state),
    ['wrong'],
  );
});

test('all levels left half-way are found at once, as each by itself', () => {
  const record = [
    startOf({ session: 'a', level: 'l1' }),
    tryOf({ points: 5, session: 'a', level: 'l1' }),
    startOf({ session: 'b', level: 'l2' }),
    startOf({ session: 'c', level: 'l3' }),
    startOf({ session: 'd', level: 'l3' }),
    tryOf({ points: 5, session: 'd', level: 'l3' }),
    startOf({ session: 'e', level: 'l1' }),
  ];
  assert.deepEqual([...halves(record, 'level')], ['l1', 'l2']);
  assert.deepEqual([...halves(record, 'boss')], []);
  for (const id of ['l1', 'l2', 'l3', 'l4']) {
    assert.equal(halves(record, 'level').has(id), Boolean(unfinished(record, level(id))), id);
  }
});

test('an ended try is not gone on with, nor is an older one', () => {
  const record = [
    startOf({ session: 'a' }),
    startOf({ session: 'b' }),
    tryOf({ points: 5, session: 'b' }),
  ];
  assert.equal(unfinished(record, level('l1')), null);
  assert.equal(unfinished([], level('l1')), null);
});

test('an ended try is found by its name and level, one still going on is not', () => {
  const record = [
    startOf({ session: 'a' }),
    answerOf({ id: 'q1', state: 'right', session: 'a' }),
    tryOf({ points: 1, session: 'a' }),
    startOf({ session: 'b' }),
  ];
  const states = ended(record, level('l1'), 'a')?.answers.map(({ result }) => result.state);
  assert.deepEqual(states, ['right']);
  assert.equal(ended(record, level('l2'), 'a'), null);
  assert.equal(ended(record, level('l1'), 'b'), null);
  assert.equal(ended(record, level('l1'), null), null);
});

test('answers are counted by question', () => {
  const record = ['q1', 'q2', 'q1'].map((id) => answerOf({ id, state: 'right' }));
  assert.deepEqual(
    [...timesAnswered(record)],
    [
      ['q1', 2],
      ['q2', 1],
    ],
  );
});

test('an answer to an earlier revision does not count for a question that has another now', () => {
  const record = ['q1', 'q2', 'q1'].map((id) => answerOf({ id, state: 'right' }));
  const now = [
    { id: 'q1', rev: 2 },
    { id: 'q2', rev: 1 },
  ];
  assert.deepEqual([...timesAnswered(record, now)], [['q2', 1]]);
});

test('a try begun again with other questions goes on and ends with those', () => {
  const begun = startOf({ session: 'a', level: 'l1' });
  const items = [{ id: 'q9', rev: 2, lesson: 'l1', order: [] }];
  const again = { ...begun, id: 'a/again/1', result: { ...begun.result, items } };
  const answered = answerOf({ id: 'q1', state: 'right', session: 'a' });
  const half = [begun, answered, again];
  assert.deepEqual(unfinished(half, level('l1')), { started: again, answers: [answered] });
  const end = tryOf({ session: 'a', points: 1, of: 1 });
  assert.deepEqual(ended([...half, end], level('l1'), 'a'), {
    started: again,
    answers: [answered],
  });
});

const lesson = (id) => ({ id, title: id, path: `lessons/c/${id}/` });
const course = (id, chapters) => ({
  id,
  title: id,
  path: '',
  chapters: chapters.map((ids) => ({ title: '', lessons: ids.map(lesson) })),
});
const COURSES = [course('one', [['a', 'b'], ['c']]), course('two', [['d', 'e']])];
const stepOf = (record, tracks) => {
  const step = nextStep(COURSES, record, 0, tracks);
  return step && [step.path, step.lesson.id, step.half];
};
const done = (...ids) => ids.map((level) => tryOf({ level, points: 5 }));

test('with nothing recorded the next step is the first lesson', () => {
  assert.deepEqual(stepOf([]), ['one', 'a', false]);
});

test('the course last played goes on', () => {
  assert.deepEqual(stepOf([tryOf({ level: 'd', points: 5 })]), ['two', 'e', false]);
});

test('a try left half-way comes before the levels that follow', () => {
  const record = [tryOf({ level: 'a', points: 4 }), startOf({ level: 'c', session: 'z' })];
  assert.deepEqual(stepOf(record), ['one', 'c', true]);
});

test('a course done leads to the next, and all done to none', () => {
  assert.deepEqual(stepOf(done('a', 'b', 'c')), ['two', 'd', false]);
  assert.equal(stepOf(done('a', 'b', 'c', 'd', 'e')), null);
  assert.equal(stepOf(done('a', 'b', 'c', 'd', 'e'), [{ title: 't', lessons: ['a'] }]), null);
});

test('the track last played goes on in its own order, done it makes way for the course', () => {
  const tracks = [{ title: 'track', lessons: ['a', 'd', 'c'] }];
  assert.deepEqual(stepOf(done('a'), tracks), ['track', 'd', false]);
  assert.deepEqual(stepOf(done('a', 'd'), tracks), ['track', 'c', false]);
  assert.deepEqual(stepOf(done('a', 'd', 'c'), tracks), ['one', 'b', false]);
});

test('who played outside every track goes on there', () => {
  const tracks = [{ title: 'track', lessons: ['a', 'c'] }];
  assert.deepEqual(stepOf(done('a', 'd'), tracks), ['two', 'e', false]);
  assert.deepEqual(stepOf(done('d', 'e'), tracks), ['track', 'a', false]);
});

test('a level of a track that is locked is come to by what opens it', () => {
  const tracks = [{ title: 'track', lessons: ['c', 'e'] }];
  const step = nextStep(COURSES, done('c'), 0, tracks);
  assert.deepEqual([step?.lesson.id, step?.toward?.id, step?.path], ['d', 'e', 'track']);
  assert.equal(nextStep(COURSES, done('d', 'c'), 0, tracks)?.toward, null);
});

test('what opens a level is the nearest level before it that is open', () => {
  const chapters = course('x', [['a', 'b', 'c', 'd'], ['e']]).chapters;
  /** @param {string} level @param {string[]} earned */
  const first = (level, ...earned) =>
    opener(chapters, new Map(earned.map((id) => [id, 1])), level)?.id;
  assert.equal(first('d'), 'a');
  assert.equal(first('d', 'a'), 'b');
  assert.equal(first('d', 'b'), 'c', 'levels keep their stars when editors move lessons');
  assert.equal(first('d', 'c'), 'd');
  assert.equal(first('e'), 'e');
  assert.equal(first('none'), undefined);
});

const DAY = 86400000;

test('the third star is to be had from the day after the first try without an error', () => {
  const statements = [
    tryOf({ level: 'a', points: 5, time: 10 * DAY }),
    tryOf({ level: 'b', points: 4, time: 10 * DAY }),
    tryOf({ level: 'c', points: 5, time: 8 * DAY }),
    tryOf({ level: 'c', points: 5, time: 9 * DAY }),
  ];
  assert.deepEqual(thirdStars(statements, 10 * DAY + 1000), []);
  assert.deepEqual(thirdStars(statements, 11 * DAY), ['a']);
  assert.deepEqual(thirdStars(statements, 9 * DAY), [], 'a clock moved back gives nothing');
});

test('the third star is to be had although the first try was written by a clock that was ahead', () => {
  const statements = [
    tryOf({ level: 'a', points: 5, time: 20 * DAY }),
    tryOf({ level: 'a', points: 5, time: 10 * DAY }),
  ];
  assert.deepEqual(thirdStars(statements, 10 * DAY + 1000), []);
  assert.deepEqual(thirdStars(statements, 11 * DAY), ['a']);
  assert.deepEqual([...stars(statements, 11 * DAY)], [['a', 2]]);
});

test('a lesson without a level keeps nobody from the next, and is never the next step', () => {
  const lessons = [
    { id: 'a', title: '甲', path: 'a/', level: false },
    { id: 'b', title: '乙', path: 'b/' },
    { id: 'c', title: '丙', path: 'c/' },
  ];
  const chapters = [{ title: '', lessons }];
  assert.deepEqual([...openLevels(chapters, new Map())], ['b']);
  const course = { id: 'x', title: '', path: '', chapters };
  assert.equal(nextStep([course], [], 0)?.lesson.id, 'b');
});

test('a level is locked, half played, at rest or ready', () => {
  const chapters = [{ title: '', lessons: [{ id: 'l1' }, { id: 'l2' }] }];
  const fails = [tryOf({ points: 1, time: 1000 }), tryOf({ points: 1, time: 2000 })];
  /** @param {object[]} statements @param {string} level */
  const turn = (statements, level = 'l1', now = 3000) => turnOf(chapters, statements, level, now);
  assert.equal(turn([]).state, 'ready');
  assert.equal(turn([], 'l2').state, 'locked');
  assert.equal(turn([tryOf({ points: 4 })], 'l2').state, 'ready');
  assert.equal(turn([startOf({ session: 'h' })]).state, 'half');
  assert.deepEqual(turn(fails), { state: 'resting', until: 602000, missed: [] });
  assert.equal(turn([...fails, startOf({ session: 'g' })]).state, 'half');
  assert.equal(turn(fails, 'l1', 602000).state, 'ready');
});
