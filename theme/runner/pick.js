/*
 * Questions for places that each take only some of them: found by chance, and found whenever there are any.
 * The twin is generator/modes/pick.py; both run tests/vectors/papers.json.
 */

/** @typedef {ReturnType<typeof import('./draw.js').createStream>} Stream */

/**
 * So many questions out of a pool, by their numbers in the list of all.
 * @typedef {{ count: number, pool: readonly number[] }} Wanted
 */

/**
 * A pool in an order that chance makes only as far as somebody looks.
 * @param {Stream} stream
 * @param {readonly number[]} pool
 */
function createPool(stream, pool) {
  const numbers = [...pool];
  let mixed = 0;
  /** @param {number} place */
  const mix = (place) => {
    const other = place + stream.below(numbers.length - place);
    const kept = /** @type {number} */ (numbers[place]);
    numbers[place] = /** @type {number} */ (numbers[other]);
    numbers[other] = kept;
    mixed++;
  };
  /** The number at a place, undefined after the last. @param {number} place */
  return (place) => {
    if (place === mixed && place < numbers.length) mix(place);
    return numbers[place];
  };
}

/** @param {Stream} stream @param {readonly Wanted[]} groups */
function createPlaces(stream, groups) {
  const pools = groups.map(({ pool }) => createPool(stream, pool));
  /** The group of each place. @type {number[]} */
  const groupOf = [];
  /** The question at each place. @type {number[]} */
  const taken = [];
  /** The place of each question taken. @type {Map<number, number>} */
  const held = new Map();

  /**
   * Gives a question to the place that reached it, what that held to the one before, and so on to the new place.
   * @param {number} number
   * @param {ReadonlyMap<number, number>} reached
   */
  const passOn = (number, reached) => {
    let passed = number;
    for (;;) {
      const place = /** @type {number} */ (reached.get(passed));
      const before = taken[place];
      taken[place] = passed;
      held.set(passed, place);
      if (before === undefined) return;
      passed = before;
    }
  };

  /**
   * One more place of a group; if need be others take another question, but none is left without.
   * Looks through the pool of the group, then through those of the places that hold what it found, nearest first.
   * @param {number} group
   * @returns {boolean}
   */
  const fill = (group) => {
    /** @type {Map<number, number>} */
    const reached = new Map();
    const asking = [{ place: taken.length, own: group }];
    const asked = new Set();
    for (const { place, own } of asking) {
      if (asked.has(own)) continue;
      asked.add(own);
      const at = /** @type {ReturnType<typeof createPool>} */ (pools[own]);
      for (let i = 0, number = at(0); number !== undefined; number = at(++i)) {
        if (reached.has(number)) continue;
        reached.set(number, place);
        const holder = held.get(number);
        if (holder === undefined) {
          groupOf.push(group);
          passOn(number, reached);
          return true;
        }
        asking.push({ place: holder, own: /** @type {number} */ (groupOf[holder]) });
      }
    }
    return false;
  };

  return { fill, taken, groupOf };
}

/**
 * The questions of every group, all different, found whenever there are such. Chance is used by the pools, each shuffled
 * from its first place on as far as it is looked through.
 * @param {Stream} stream
 * @param {readonly Wanted[]} groups
 * @returns {number[][]}
 * @throws {RangeError} when there are too few
 */
export function pick(stream, groups) {
  const { fill, taken, groupOf } = createPlaces(stream, groups);
  groups.forEach(({ count }, group) => {
    for (let i = 0; i < count; i++) {
      if (!fill(group)) throw new RangeError(`group ${group} wants ${count} questions, ${i} found`);
    }
  });
  return groups.map((_, group) => taken.filter((_, place) => groupOf[place] === group));
}
