/** Which names find room on a map, and where. No DOM. */

/**
 * Han characters are as wide as they are high.
 * @typedef {{ text: string, x: number, y: number }} Name the middle of its line, in pixels
 */

/** @typedef {{ x: number, y: number, radius?: number }} Dot without a radius it is small */

/** Air around a name, in heights of a character. */
const AIR = 0.3;
/** Where a name may stand: on its own place, or above or below what is there; in heights of a character. */
const SHIFTS = [0, -1.3, 1.3, -2.2, 2.2];

/**
 * The names that overlap none before them, each beside the dots where there is room beside them.
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
    const best = places.find((place) => !dots.some((dot) => covers(dot, place, size))) || places[0];
    if (best) kept.push(best);
  }
  return kept;
}

/** @param {Name} one @param {Name} other @param {number} size */
function overlap(one, other, size) {
  const width = ((one.text.length + other.text.length) / 2 + AIR) * size;
  return Math.abs(one.x - other.x) < width && Math.abs(one.y - other.y) < (1 + AIR) * size;
}

/** @param {Dot} dot @param {Name} name @param {number} size */
function covers(dot, name, size) {
  const width = (name.text.length / 2 + AIR) * size;
  const wide = dot.radius || 0;
  const height = (0.5 + AIR) * size;
  return Math.abs(dot.x - name.x) < width + wide && Math.abs(dot.y - name.y) < height + wide;
}
