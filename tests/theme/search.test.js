import assert from 'node:assert/strict';
import test from 'node:test';
import { ranking } from '../../theme/runner/ranking.js';

/** @param {string} name @param {number} words @param {number} score @param {boolean} lesson */
const found = (place, words, score, lesson = false) => ({ place, words, score, lesson });

test('what holds more of the words comes first, whatever its score', () => {
  const { places } = ranking([found(0, 2, 9), found(1, 3, 1)], 3);
  assert.deepEqual(places, [1, 0]);
});

test('among equals a lesson comes before a question that scores a little more', () => {
  const { places } = ranking([found(0, 3, 5), found(1, 3, 4, true), found(2, 3, 9)], 3);
  assert.deepEqual(places, [2, 1, 0]);
});

test('what holds half the words of the best, or fewer, is left out', () => {
  const { places, whole } = ranking([found(0, 4, 1), found(1, 2, 9), found(2, 3, 1)], 4);
  assert.deepEqual(places, [0, 2]);
  assert.equal(whole, true);
});

test('nothing is found when the best holds less than half of the words', () => {
  assert.deepEqual(ranking([found(0, 1, 9)], 3), { places: [], whole: false });
  assert.deepEqual(ranking([], 2), { places: [], whole: false });
  assert.deepEqual(ranking([found(0, 1, 9)], 2), { places: [0], whole: false });
});
