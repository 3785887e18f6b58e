/*
 * How much of a video has been watched, second by second. A second counts while it plays in sight, paid from a bucket of
 * media time: half a second at most, filled at twice the wall time. So it may be played at double speed; faster, or
 * dragged through, it pays for too little of every second, however often or seldom one looks.
 */

const SECOND = 1000;
const CAPACITY = 500;
const FILL = 2;
/** Time in which nobody looked pays for no more than this. */
const LONGEST = 2000;
/** A second has been seen when so much of it is paid for, in per cent; clocks are never quite of one mind. */
const SEEN = 90;
/** A video has been watched when so many of its seconds have been seen, in per cent. */
export const WATCHED = 90;

/**
 * @typedef {object} Watch
 * @property {(now: number, at: number, counts: boolean) => void} look where the video is; `counts` whether it plays in
 *   sight from now on. To be called several times a second, and whenever that changes
 * @property {(now: number, at: number) => void} jump the video was moved: what lies between was not watched
 * @property {() => boolean[]} seen second by second
 * @property {() => { covered: number, of: number }} share seconds seen, of all
 */

/**
 * All times are milliseconds.
 * @param {number} length of the video
 * @param {readonly boolean[]} [before] what was seen in earlier visits; nothing if it is of another length
 * @returns {Watch}
 */
export function createWatch(length, before = []) {
  const of = Math.ceil(length / SECOND);
  const known = before.length === of ? before : [];
  const sizes = Array.from({ length: of }, (_, place) => Math.min(SECOND, length - place * SECOND));
  const paid = sizes.map((size, place) => (known[place] ? size : 0));
  let tokens = CAPACITY;
  let last = { now: 0, at: 0, counts: false };

  /** @param {number} from @param {number} to @param {number} share of each moment between that is paid for */
  const pay = (from, to, share) => {
    for (let place = Math.floor(from / SECOND); place < of && place * SECOND < to; place++) {
      const inside = Math.min(to, (place + 1) * SECOND) - Math.max(from, place * SECOND);
      paid[place] = (paid[place] || 0) + inside * share;
    }
  };

  /** @param {number} now @param {number} moved */
  const spend = (now, moved) => {
    const held = tokens + FILL * Math.min(LONGEST, Math.max(0, now - last.now));
    const spent = Math.min(held, moved);
    tokens = Math.min(CAPACITY, held - spent);
    return spent;
  };

  const seen = () => sizes.map((size, place) => (paid[place] || 0) * 100 >= size * SEEN);

  return {
    look: (now, at, counts) => {
      const moved = last.counts ? Math.max(0, at - last.at) : 0;
      const spent = spend(now, moved);
      if (spent > 0) pay(last.at, at, spent / moved);
      last = { now, at, counts };
    },
    jump: (now, at) => {
      spend(now, 0);
      last = { ...last, now, at };
    },
    seen,
    share: () => ({ covered: seen().filter(Boolean).length, of }),
  };
}

/** @param {{ covered: number, of: number }} share */
export const isWatched = ({ covered, of }) => of > 0 && covered * 100 >= of * WATCHED;
