/* Which of a video's files a phone is given. */

/** A height in lines, as '480'; or one of these. @typedef {'auto' | 'audio' | 'hls' | string} Wish */
/** `bytes` undefined where nobody knows beforehand. @typedef {{ wish: Wish, src: string, bytes?: number }} Choice */

/** On a phone more lines than these cost bytes and show nothing. */
const ENOUGH = 480;
/** CSS pixels from which a screen is no phone's. */
const WIDE = 900;

/**
 * Everything that may be wished of a video, the smallest first, the sound alone at the end.
 * @param {Film} film
 * @param {boolean} playsHls
 * @returns {Choice[]}
 */
export function choicesOf({ sources, audio, hls }, playsHls) {
  return [
    ...sources.map(({ height, src, bytes }) => ({ wish: String(height), src, bytes })),
    ...(hls && playsHls ? [{ wish: 'hls', src: hls }] : []),
    ...(audio ? [{ wish: 'audio', ...audio }] : []),
  ];
}

/**
 * What is played: the wish where the video has it, else what suits the phone.
 * @param {Film} film
 * @param {Wish} wish
 * @param {{ isSlow: boolean, width: number, playsHls: boolean }} phone `isSlow`: its network, or it asks to save
 * @returns {Choice}
 */
export function choose(film, wish, { isSlow, width, playsHls }) {
  const choices = choicesOf(film, playsHls);
  const wished = choices.find((one) => one.wish === wish);
  if (wished) return wished;
  const films = choices.slice(0, film.sources.length);
  const most = width < WIDE ? ENOUGH : Number.POSITIVE_INFINITY;
  const fitting = isSlow ? [] : films.filter((one) => Number(one.wish) <= most);
  return /** @type {Choice} */ (fitting[fitting.length - 1] || films[0]);
}
