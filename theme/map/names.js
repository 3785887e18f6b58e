/** Which names find room on a map, and where. No DOM. */

/**
 * Han characters are as wide as they are high.
 * @typedef {{ text: string, x: number, y: number }} Name the middle of its line, in pixels
 */

/** @typedef {{ x: number, y: number, radius?: number }} Dot without a radius it is small */

/** Air around a name, in heights of a character. */
const AIR = 0.3;
/** Where a name may stand: on its own place, or above or below what is there; in heights of a character. */
const SHIFTS = [0, -1.3, 1.3, -1.8, 1.8, -2.2, 2.2];
/** No dot farther from a name's place than so many heights and its own radius can cover it anywhere. */
const FARTHEST = 3;

/**
 * The names that overlap none before them, each beside the dots where there is room beside them. A name over small dots
 * can still be read; one that wide dots would hide is left out.
 * @template {Name} T
 * @param {readonly T[]} names the most wanted first
 * @param {readonly Dot[]} dots
 * @param {number} size height of a character in pixels
 */
export function placeNames(names, dots, size) {
  /** @type {T[]} */
  const kept = [];
  for (const name of names) {
    const places = SHIFTS.map((shift) => ({ ...name, y: name.y + shift * size })).filter(
      (place) => !kept.some((other) => overlap(place, other, size)),
    );
    const free = (/** @type {readonly Dot[]} */ some) =>
      places.find((place) => !some.some((dot) => covers(dot, place, size)));
    const near = dots.filter((dot) => mayCover(dot, name, size));
    const best = free(near) || free(near.filter(({ radius }) => radius));
    if (best) kept.push(best);
  }
  return kept;
}

/** @param {Name} one @param {Name} other @param {number} size */
function overlap(one, other, size) {
  const width = ((one.text.length + other.text.length) / 2 + AIR) * size;
  return Math.abs(one.x - other.x) < width && Math.abs(one.y - other.y) < (1 + AIR) * size;
}

/** Whether a dot covers the name in any of its places; most cover none. @param {Dot} dot @param {Name} name @param {number} size */
function mayCover(dot, name, size) {
  const reach = (dot.radius || 0) + FARTHEST * size;
  const wide = reach + (name.text.length / 2) * size;
  return Math.abs(dot.x - name.x) < wide && Math.abs(dot.y - name.y) < reach;
}

/** @param {Dot} dot @param {Name} name @param {number} size */
function covers(dot, name, size) {
  const reach = dot.radius || AIR * size; // wide dots keep their own distance from each other
  const width = (name.text.length / 2) * size + reach;
  return Math.abs(dot.x - name.x) < width && Math.abs(dot.y - name.y) < size / 2 + reach;
}
