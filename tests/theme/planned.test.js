import assert from 'node:assert/strict';
import test from 'node:test';
import { leavesRoom, planned, wordsOf } from '../../theme/runner/search/planned.js';

const FREQUENT = ['工会', '主席', '职工', '工资'];

/** A library in which frequent words weigh `heavy` and all others `light` hundreds of bytes. @param {number} heavy @param {number} light */
const library = (heavy, light) =>
  /** @type {any} */ ({
    weight: (/** @type {string} */ word) => (FREQUENT.includes(word) ? heavy : light),
    isFrequent: (/** @type {string} */ word) => FREQUENT.includes(word),
  });

const LONG = '工会主席能不能扣职工的工资';

test('of what is not too long every word is looked up', () => {
  assert.deepEqual(planned(library(30, 10), '工会主席'), ['工会', '会主', '主席']);
  assert.deepEqual(planned(library(2, 1), LONG), wordsOf(LONG));
});

test('of a long sentence what only cuts through two words is left out first', () => {
  const taken = planned(library(20, 15), LONG);
  assert.ok(!taken.includes('会主'));
  for (const word of FREQUENT) assert.ok(taken.includes(word), word);
  assert.ok(taken.includes('能不'));
});

test('then what stands in the most things, until the rest is light enough', () => {
  const heavy = library(60, 20);
  const taken = planned(heavy, LONG);
  const weight = taken.reduce((sum, word) => sum + heavy.weight(word), 0);
  assert.ok(weight <= 170, `${weight}`);
  assert.ok(taken.includes('不能'));
  assert.ok(FREQUENT.some((word) => !taken.includes(word)));
});

test('something is looked up however heavy it is', () => {
  assert.deepEqual(planned(library(900, 1), '工会'), ['工会']);
});

test('wrong characters are looked for where there is room for that', () => {
  assert.ok(leavesRoom(library(30, 10), '公会主席'));
  assert.ok(!leavesRoom(library(30, 10), LONG));
});
