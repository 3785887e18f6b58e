import assert from 'node:assert/strict';
import test from 'node:test';
import { createWatch, isWatched } from '../../theme/runner/watch.js';

const LENGTH = 240000;
/** How often a browser tells where its video is, and that as a busy phone does: never quite on time. */
const TICKS = [230, 260, 250, 310, 200];

/**
 * A visit of a video of four minutes; `clock` says what time it is taken to be.
 * @param {{ speed?: number, from?: number, to?: number, hidden?: (at: number) => boolean, clock?: (now: number) => number }} how
 */
function visit({ speed = 1, from = 0, to = LENGTH, hidden = () => false, clock = (now) => now }) {
  const watch = createWatch(LENGTH);
  watch.look(clock(0), 0, true);
  if (from > 0) watch.jump(clock(0), from);
  let [now, at] = [0, from];
  for (let tick = 0; at < to; tick++) {
    now += TICKS[tick % TICKS.length];
    at = Math.min(to, from + now * speed);
    watch.look(clock(now), at, !hidden(at));
  }
  return watch.share();
}

const HOUR = 3600000;
const half = (at) => at >= LENGTH / 2;
/** How it is played → the seconds that count, of 240: at least, at most. */
const TABLE = [
  ['at 1×', {}, 240, 240],
  ['at 1.5×', { speed: 1.5 }, 240, 240],
  ['at 2×', { speed: 2 }, 240, 240],
  ['at 4×', { speed: 4 }, 0, 2],
  ['at 16×', { speed: 16 }, 0, 1],
  ['dragged to the last ten seconds, which are played', { from: LENGTH - 10000 }, 10, 10],
  ['dragged to the end', { from: LENGTH }, 0, 0],
  ['in a tab out of sight from the middle on', { hidden: half }, 119, 121],
  ['in a tab out of sight', { hidden: () => true }, 0, 1],
  [
    'with the clock put on by an hour in the middle',
    { clock: (now) => (now > LENGTH / 2 ? now + HOUR : now) },
    240,
    240,
  ],
  [
    'with the clock put back by an hour in the middle',
    { clock: (now) => (now > LENGTH / 2 ? now : now + HOUR) },
    239,
    240,
  ],
  [
    'at 16× with the clock put on by an hour in the middle',
    { speed: 16, clock: (now) => (now * 16 > LENGTH / 2 ? now + HOUR : now) },
    0,
    6,
  ],
];

test('what of a video of 240 seconds counts', async (t) => {
  for (const [how, options, least, most] of TABLE) {
    await t.test(how, () => {
      const share = visit(options);
      t.diagnostic(
        `${how}: ${share.covered} s of ${share.of}${isWatched(share) ? ', watched' : ''}`,
      );
      assert.ok(least <= share.covered && share.covered <= most, `${share.covered}`);
    });
  }
});
