/**
 * One thing the index found: `score` as lunr gives it, `words` how many of the words asked for stand in it, `held` the
 * same and those that join two of them.
 * @typedef {{ place: number, lesson: boolean, score: number, words: number, held: number }} Found
 */

const LESSON_BONUS = 1.5;

/**
 * What answers best: first what holds most of the words, best as they were typed; lessons before the rest among those,
 * then lunr's order. What holds no more than half as many words as the best is left out, and all of it when the best
 * holds less than half of those asked for.
 * @param {readonly Found[]} found
 * @param {number} asked how many words were asked for
 * @returns {{ places: number[], whole: boolean }} `whole`: the first ones hold all that was asked for
 */
export function ranking(found, asked) {
  const most = Math.max(0, ...found.map(({ held }) => held));
  if (2 * most < asked) return { places: [], whole: false };
  /** @param {Found} one */
  const weight = ({ score, lesson }) => (lesson ? LESSON_BONUS : 1) * score;
  const places = found
    .filter(({ held }) => 2 * held > most)
    .sort((a, b) => b.held - a.held || b.words - a.words || weight(b) - weight(a))
    .map(({ place }) => place);
  return { places, whole: most === asked };
}
