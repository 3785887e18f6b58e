import assert from 'node:assert/strict';
import test from 'node:test';
import { swipeOf } from '../../theme/view/play/swipe.js';

for (const [what, path, expected] of [
  ['a quick way to the left', { dx: -120, dy: 10, ms: 200 }, 'left'],
  ['a quick way to the right', { dx: 120, dy: -30, ms: 200 }, 'right'],
  ['the shortest that counts', { dx: 60, dy: 30, ms: 700 }, 'right'],
  ['a tap that slipped', { dx: 59, dy: 0, ms: 80 }, null],
  ['scrolling aslant', { dx: -120, dy: 61, ms: 200 }, null],
  ['scrolling down', { dx: 20, dy: 300, ms: 200 }, null],
  ['a finger that rests on the text', { dx: -120, dy: 0, ms: 701 }, null],
]) {
  test(`${what} is ${expected ? `a swipe to the ${expected}` : 'no swipe'}`, () => {
    assert.equal(swipeOf(path), expected);
  });
}
