/** @typedef {import('./library.js').Library} Library */
/** A word and how it is said. @typedef {{ word: string, letters: string, initials: string, loosely: string }} Spoken */
/** How many of the letters a word takes, 0 if they do not begin with it; `alone`: whether no word may stand before it. @typedef {{ takes: (one: Spoken, letters: string) => number, alone?: boolean }} Way */

/** Letters as those write them who do not tell zh from z, f from h or -ng from -n. @param {string} letters */
const loose = (letters) =>
  letters
    .replace(/([zcs])h/g, '$1')
    .replace(/hu/g, 'fu')
    .replace(/([aeio])ng/g, '$1n');

/** @param {Record<string, string>} sounds by reading @returns {Spoken[]} */
const spoken = (sounds) =>
  Object.entries(sounds).map(([reading, words]) => {
    const syllables = reading.split(' ');
    return {
      word: words.split(' ')[0] || '',
      letters: syllables.join(''),
      initials: syllables.map((one) => one[0]).join(''),
      loosely: loose(syllables.join('')),
    };
  });

/** @param {string} one @param {string} letters */
const all = (one, letters) => (one === letters ? one.length : 0);

/** @param {string} one @param {string} letters */
const first = (one, letters) => (letters.startsWith(one) ? one.length : 0);

/** @param {string} one @param {string} letters @param {number} least */
const begun = (one, letters, least) =>
  letters.length >= least && one.startsWith(letters) ? letters.length : 0;

/** How letters may stand for a word, what is most likely meant first; first letters must be all there are. @type {Way[]} */
const WAYS = [
  { takes: (one, letters) => all(one.letters, letters) },
  {
    takes: (one, letters) => all(one.initials, letters) || begun(one.initials, letters, 2),
    alone: true,
  },
  { takes: (one, letters) => first(one.letters, letters) },
  { takes: (one, letters) => begun(one.letters, letters, 3) },
  { takes: (one, letters) => (nearly(one.loosely, loose(letters)) ? letters.length : 0) },
  { takes: (one, letters) => oneWrong(one.letters, letters) },
];

/**
 * The words that are written so in pinyin, whole or by first letters, the last perhaps not to its end, one letter perhaps
 * wrong.
 * @param {Library} library
 * @param {string} typed letters
 * @returns {Promise<string>} '' where none is
 */
export async function spelled(library, typed) {
  let rest = typed.replace(/ü/g, 'v').replace(/[^a-z]/g, '');
  let words = '';
  while (rest) {
    const sounds = spoken(await library.sounds(rest.charAt(0)));
    const found = begins(sounds, rest, words === '');
    if (!found) return rest.length < 3 ? words : '';
    words += found.word;
    rest = rest.slice(found.length);
  }
  return words;
}

/** @param {readonly Spoken[]} words @param {string} letters @param {boolean} alone whether no word stands before */
function begins(words, letters, alone) {
  for (const way of WAYS) {
    if (way.alone && !alone) continue;
    const best = words.reduce(
      (longest, one) => {
        const length = way.takes(one, letters);
        return length > longest.length ? { word: one.word, length } : longest;
      },
      { word: '', length: 0 },
    );
    if (best.length) return best;
  }
  return null;
}

/** @param {string} one @param {string} other */
const nearly = (one, other) => one === other || (one.length > 4 && distance(one, other) < 2);

/** How many of `letters` a word takes of which one letter is wrong. @param {string} word @param {string} letters */
function oneWrong(word, letters) {
  if (word.length < 5) return 0;
  const lengths = [word.length, word.length - 1, word.length + 1];
  return (
    lengths.find(
      (length) => length <= letters.length && distance(word, letters.slice(0, length)) === 1,
    ) || 0
  );
}

/** How many letters are wrong, missing, too many or exchanged: 0, 1 or more, which is 2. @param {string} one @param {string} other */
export function distance(one, other) {
  let from = 0;
  while (from < one.length && one[from] === other[from]) from++;
  let [end, last] = [one.length, other.length];
  while (end > from && last > from && one[end - 1] === other[last - 1])
    [end, last] = [end - 1, last - 1];
  const [left, right] = [end - from, last - from];
  if (left <= 1 && right <= 1) return Math.max(left, right);
  const swapped =
    left === 2 && right === 2 && one[from] === other[from + 1] && one[from + 1] === other[from];
  return swapped ? 1 : 2;
}
