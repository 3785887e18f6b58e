import assert from 'node:assert/strict';
import test from 'node:test';
import { createWatch, isWatched } from '../../theme/runner/watch.js';

const LENGTH = 60400;

/**
 * Plays from one place to another.
 * @param {ReturnType<typeof createWatch>} watch
 */
function play(
  watch,
  { from = 0, to = LENGTH, speed = 1, every = 250, start = 0, uneven = () => 0 },
) {
  watch.jump(start, from);
  watch.look(start, from, true);
  let now = start;
  for (let at = from; at < to; ) {
    now = Math.min(now + every, start + (to - from) / speed);
    at = from + (now - start) * speed;
    watch.look(now + uneven(now), at, true);
  }
  watch.look(now, to, false);
  return now;
}

for (const [speed, every, whole] of [
  [1, 250, true],
  [1, 16, true],
  [1, 1000, true],
  [2, 250, true],
  [2, 1000, true],
  [4, 250, false],
  [4, 16, false],
  [4, 2000, false],
  [16, 250, false],
  [16, 16, false],
  [16, 5000, false],
]) {
  test(`at ${speed} times the speed, looked at every ${every} ms, ${whole ? 'all' : 'none'} counts`, () => {
    const watch = createWatch(LENGTH);
    play(watch, { speed, every });
    const { covered, of } = watch.share();
    assert.equal(of, 61);
    if (whole) assert.equal(covered, of);
    else assert.ok(covered <= 2, `${covered} of ${of}`);
    assert.equal(isWatched(watch.share()), whole);
  });
}

test('two clocks that disagree by some hundredths lose nothing', () => {
  const watch = createWatch(LENGTH);
  play(watch, { speed: 2, uneven: (now) => ((now / 250) % 3) * 15 - 15 });
  assert.ok(watch.share().covered >= 60);
});

test('what was jumped over was not watched, and is when it is played', () => {
  const watch = createWatch(60000);
  const now = play(watch, { to: 10000 });
  play(watch, { from: 50000, to: 60000, start: now });
  assert.deepEqual(watch.share(), { covered: 20, of: 60 });
  assert.ok(!watch.seen()[10] && watch.seen()[50]);
  play(watch, { from: 10000, to: 50000, start: now * 3 });
  assert.deepEqual(watch.share(), { covered: 60, of: 60 });
});

test('a place moved to without a word pays for half a second and the time between', () => {
  const watch = createWatch(60000);
  watch.look(0, 0, true);
  for (let at = 0; at < 60000; at += 6000) watch.look(at / 60, at, true);
  assert.equal(watch.share().covered, 0);
});

test('out of sight nothing counts, in sight again it goes on', () => {
  const watch = createWatch(20000);
  watch.look(0, 0, true);
  for (let now = 250; now <= 5000; now += 250) watch.look(now, now, now < 5000);
  for (let now = 5250; now <= 15000; now += 250) watch.look(now, now, now === 15000);
  for (let now = 15250; now <= 20000; now += 250) watch.look(now, now, true);
  const seen = watch.seen();
  assert.deepEqual(
    [0, 4, 5, 14, 15, 19].map((place) => seen[place]),
    [true, true, false, false, true, true],
  );
  assert.equal(watch.share().covered, 10);
});

test('a paused hour pays for nothing', () => {
  const watch = createWatch(60000);
  watch.look(0, 0, false);
  watch.look(3600000, 0, true);
  watch.look(3600250, 60000, true);
  assert.equal(watch.share().covered, 0);
});

test('a page that hung pays for two seconds at the most', () => {
  const watch = createWatch(60000);
  watch.look(0, 0, true);
  watch.look(30000, 60000, true);
  assert.equal(watch.share().covered, 0);
});

test('half a second is not a second', () => {
  const watch = createWatch(10000);
  play(watch, { from: 500, to: 9400 });
  assert.deepEqual(watch.seen(), [false, ...Array(8).fill(true), false]);
});

test('what was seen before counts, of a video of the same length', () => {
  const before = Array.from({ length: 60 }, (_, place) => place < 50);
  assert.deepEqual(createWatch(60000, before).share(), { covered: 50, of: 60 });
  assert.deepEqual(createWatch(61000, before).share(), { covered: 0, of: 61 });
});

test('nine tenths are enough, and nothing of nothing is not', () => {
  assert.ok(isWatched({ covered: 54, of: 60 }));
  assert.ok(!isWatched({ covered: 53, of: 60 }));
  assert.ok(!isWatched({ covered: 0, of: 0 }));
});
