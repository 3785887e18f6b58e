/**
 * One thing that was found: `score` as lunr gives it, `words` how many of the words asked for stand in its title and
 * text, `held` those, the ones it holds besides, and those that join two of them.
 * @typedef {{ place: number, kind: string, score: number, words: number, held: number }} Found
 */

const LESSON_BONUS = 1.5;

/**
 * What answers best: first what holds most of the words; among those a county before its rooms, then what holds them as
 * they were typed, then lessons before the rest, then lunr's order. What holds no more than half as many words as the best is left out, and all of it when the best
 * holds less than half of those asked for.
 * @param {readonly Found[]} found
 * @param {number} asked how many words were asked for
 * @returns {{ places: number[], whole: number }} `whole`: how many, the first ones, hold all that was asked for
 */
export function ranking(found, asked) {
  const most = Math.max(0, ...found.map(({ held }) => held));
  if (2 * most < asked) return { places: [], whole: 0 };
  /** @param {Found} one */
  const weight = ({ score, kind }) => (kind === 'lesson' ? LESSON_BONUS : 1) * score;
  /** @param {Found} one */
  const county = ({ kind }) => Number(kind === 'county');
  const kept = found
    .filter(({ held }) => 2 * held > most)
    .sort(
      (a, b) =>
        b.held - a.held || county(b) - county(a) || b.words - a.words || weight(b) - weight(a),
    );
  return {
    places: kept.map(({ place }) => place),
    whole: kept.filter(({ held }) => held >= asked).length,
  };
}
