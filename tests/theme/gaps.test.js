import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gapsOf, jumpedOver, lengthOf, nextIn } from '../../theme/runner/gaps.js';

/** @param {string} marks 1 a second seen, 0 one that was not */
const seen = (marks) => [...marks].map((mark) => mark === '1');

test('gaps are the pieces in which nothing was seen', () => {
  assert.deepEqual(gapsOf(seen('')), []);
  assert.deepEqual(gapsOf(seen('111')), []);
  assert.deepEqual(gapsOf(seen('000')), [{ from: 0, until: 3 }]);
  assert.deepEqual(gapsOf(seen('0110010')), [
    { from: 0, until: 1 },
    { from: 3, until: 5 },
    { from: 6, until: 7 },
  ]);
  assert.equal(lengthOf(gapsOf(seen('0110010'))), 4);
});

test('what lies ahead was not jumped over before the end was reached', () => {
  assert.deepEqual(jumpedOver(seen('1100'), false), []);
  assert.deepEqual(jumpedOver(seen('0000'), false), []);
  assert.deepEqual(jumpedOver(seen('1001100'), false), [{ from: 1, until: 3 }]);
  assert.deepEqual(jumpedOver(seen('1001100'), true), [
    { from: 1, until: 3 },
    { from: 5, until: 7 },
  ]);
});

test('only gaps are played: on within one, else to the next, and none behind is the end', () => {
  const gaps = gapsOf(seen('0110010'));
  assert.equal(nextIn(gaps, 0.4), 0.4);
  assert.equal(nextIn(gaps, 1), 3);
  assert.equal(nextIn(gaps, 4.5), 4.5);
  assert.equal(nextIn(gaps, 5.1), 6);
  assert.equal(nextIn(gaps, 7), undefined);
  assert.equal(nextIn([], 0), undefined);
});
