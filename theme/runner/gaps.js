/*
 * What of a video has not been seen, as pieces to play. Seconds are counted from 0; a piece holds `from` and not `until`.
 */

/** @typedef {{ from: number, until: number }} Gap */

/**
 * The pieces in which nothing was seen.
 * @param {readonly boolean[]} seen second by second
 * @returns {Gap[]}
 */
export function gapsOf(seen) {
  /** @type {Gap[]} */
  const gaps = [];
  seen.forEach((one, second) => {
    const last = gaps[gaps.length - 1];
    if (one) return;
    if (last && last.until === second) last.until = second + 1;
    else gaps.push({ from: second, until: second + 1 });
  });
  return gaps;
}

/** How many seconds they last together. @param {readonly Gap[]} gaps */
export const lengthOf = (gaps) => gaps.reduce((sum, { from, until }) => sum + until - from, 0);

/**
 * The pieces that were jumped over: those before the last second seen; all that are left once it has been to its end.
 * @param {readonly boolean[]} seen
 * @param {boolean} ended
 */
export function jumpedOver(seen, ended) {
  const last = ended ? seen.length : seen.lastIndexOf(true);
  return gapsOf(seen).filter(({ from }) => from < last);
}

/**
 * Where to go on to see only what was not: the second itself while it is in a gap, else the next gap's first.
 * @param {readonly Gap[]} gaps
 * @param {number} at seconds
 * @returns {number | undefined} undefined when there is none behind
 */
export function nextIn(gaps, at) {
  const gap = gaps.find(({ until }) => at < until);
  return gap && Math.max(gap.from, at);
}
