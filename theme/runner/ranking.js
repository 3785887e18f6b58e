/**
 * One thing the index found: `score` as lunr gives it, `words` how many of the words asked for it holds.
 * @typedef {{ place: number, lesson: boolean, score: number, words: number }} Found
 */

const LESSON_BONUS = 1.5;

/**
 * What answers best: first what holds most of the words, lessons before the rest among those, then lunr's order. What
 * holds no more than half as many words as the best is left out, and all of it when the best holds less than half of
 * those asked for.
 * @param {readonly Found[]} found
 * @param {number} asked how many words were asked for
 * @returns {{ places: number[], whole: boolean }} `whole`: the first ones hold every word
 */
export function ranking(found, asked) {
  const most = Math.max(0, ...found.map(({ words }) => words));
  if (2 * most < asked) return { places: [], whole: false };
  /** @param {Found} one */
  const weight = ({ score, lesson }) => (lesson ? LESSON_BONUS : 1) * score;
  const places = found
    .filter(({ words }) => 2 * words > most)
    .sort((a, b) => b.words - a.words || weight(b) - weight(a))
    .map(({ place }) => place);
  return { places, whole: most === asked };
}
