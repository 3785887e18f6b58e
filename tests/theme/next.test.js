import assert from 'node:assert/strict';
import test from 'node:test';
import { goingOn } from '../../theme/runner/next.js';

const LESSON = { id: 'b', title: '乙课', path: 'lessons/b/' };
const COURSES = [
  { id: 'one', title: '第一门', path: '', chapters: [{ title: '', lessons: [] }] },
  { id: 'two', title: '第二门', path: '', chapters: [{ title: '', lessons: [LESSON] }] },
];
const LEFT = { lesson: 'b', second: 65, time: 1000 };
/** @param {string} verb @param {number} time */
const said = (verb, time) => [{ verb, time }];

test('a video left is gone on with where a course has the lesson', () => {
  assert.deepEqual(goingOn(COURSES, [], LEFT), { path: '第二门', lesson: LESSON, second: 65 });
  assert.equal(goingOn(COURSES, [], { ...LEFT, lesson: 'gone' }), null);
  assert.equal(goingOn(COURSES, [], null), null);
});

test('what was answered since comes first, what was answered before does not', () => {
  assert.equal(goingOn(COURSES, said('answered', 1001), LEFT), null);
  assert.notEqual(goingOn(COURSES, said('answered', 1000), LEFT), null);
  assert.notEqual(goingOn(COURSES, said('experienced', 2000), LEFT), null);
});
