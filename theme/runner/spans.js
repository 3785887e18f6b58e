/**
 * @param {string} text
 * @param {readonly string[]} words lower case
 * @returns {number} where the first of the words stands, 0 when none does
 */
export function firstPlace(text, words) {
  const low = text.toLowerCase();
  const places = words.map((word) => low.indexOf(word)).filter((place) => place >= 0);
  return places.length ? Math.min(...places) : 0;
}

/**
 * The text cut into what the words cover and what they do not; overlapping words make one piece.
 * @param {string} text
 * @param {readonly string[]} words lower case
 * @returns {{ text: string, hit: boolean }[]}
 */
export function spans(text, words) {
  const low = text.toLowerCase();
  const covered = new Array(text.length).fill(false);
  for (const word of words) {
    for (let at = low.indexOf(word); at >= 0; at = low.indexOf(word, at + 1)) {
      covered.fill(true, at, at + word.length);
    }
  }
  /** @type {{ text: string, hit: boolean }[]} */
  const out = [];
  for (let i = 0; i < text.length; i++) {
    const last = out[out.length - 1];
    if (last && last.hit === covered[i]) last.text += text[i];
    else out.push({ text: /** @type {string} */ (text[i]), hit: covered[i] });
  }
  return out;
}
