/** Which names find room on a map. No DOM. */

/**
 * Han characters are as wide as they are high.
 * @typedef {{ text: string, x: number, y: number }} Name the middle of its line, in pixels
 */

/** Air around a name, in heights of a character. */
const AIR = 0.3;

/**
 * The names that overlap none before them.
 * @template {Name} T
 * @param {readonly T[]} names the most wanted first
 * @param {number} size height of a character in pixels
 */
export function withoutOverlaps(names, size) {
  /** @type {T[]} */
  const kept = [];
  for (const name of names) if (!kept.some((other) => overlap(name, other, size))) kept.push(name);
  return kept;
}

/** @param {Name} one @param {Name} other @param {number} size */
function overlap(one, other, size) {
  const width = ((one.text.length + other.text.length) / 2 + AIR) * size;
  return Math.abs(one.x - other.x) < width && Math.abs(one.y - other.y) < (1 + AIR) * size;
}
