import { corrected } from './corrected.js';
import { bits, measure, sets } from './held.js';
import { Missing, sectionOf } from './library.js';
import { part, query } from './part.js';
import { leavesRoom, planned, wordsOf } from './planned.js';
import { bare, OTHERWISE, variants } from './variants.js';

/** @typedef {import('./library.js').Library} Library */
/** @typedef {import('./library.js').Row} Row */
/** One way to say what was asked for. @typedef {{ text: string, worth: number }} Variant */
/** `share`: how much of what was asked for it holds; `words`: how many of them its title and text do. @typedef {{ place: number, kind: string, group: string, share: number, words: number, score: number }} Found */
/**
 * `whole`: how many, the first ones, hold all that was asked for; `words`: what is marked in them; `read`: as what it was
 * read where nothing holds it as it was typed; `missing`: what could not be looked up because it did not come.
 * @typedef {{ found: Found[], whole: number, words: string[], read: string, missing: string[] }} Answer
 */

/** By what a lesson or a topic, which answer at large, score more than a question or a place that says the same. */
const BONUS = 2;
/** What a word weighs that stands nowhere: it may be none. */
const UNKNOWN = 2;
/** So much of what was asked for must be held by the best result. */
const LEAST = 0.2;
const PLACES = ['layer', 'county', 'room'];
/** So much must be held of what was read otherwise than it was typed. */
const HALF = 0.5;
/** So much is all: what only a cut through two words lacks. */
const ALL = 0.9;

/**
 * What holds at least half as much of what was asked for as the best does.
 * @param {Library} library
 * @param {Variant} variant
 * @param {ReadonlyMap<string, Row>} rows
 * @returns {Found[]}
 */
function lookUp(library, { text, worth }, rows) {
  const words = planned(library, text);
  const { said, besides, holders } = sets(library, rows, words);
  const share = measure(
    text,
    words,
    holders.map((count) => (count ? Math.log(1 + library.count / count) : UNKNOWN)),
  );
  const shares = Array.from(said, (set, place) => share(set | Number(besides[place])));
  const most = shares.reduce((best, one) => Math.max(best, one), 0);
  if (most < LEAST) return [];
  const wanted = (/** @type {number} */ place) => 2 * Number(shares[place]) > most;
  const index = part(library, rows, words, wanted);
  const scores = new Map(query(index, words).map(({ ref, score }) => [Number(ref), score]));
  return [...shares.keys()].filter(wanted).map((place) => {
    const { section } = sectionOf(library.head, place);
    return {
      place,
      kind: section[0],
      group: section[1],
      share: Number(shares[place]) * worth,
      words: bits(Number(said[place])),
      score: (scores.get(place) || 0) * worth,
    };
  });
}

/** @param {Found} found */
const weight = ({ kind, score }) => (kind === 'lesson' || kind === 'topic' ? BONUS : 1) * score;

/**
 * What answers best: what holds most of what was asked for, then what holds the words as they were typed, then what scores
 * highest.
 * @param {Found} a @param {Found} b
 */
const order = (a, b) =>
  b.share - a.share || b.words - a.words || weight(b) - weight(a) || a.place - b.place;

/**
 * The same, but that a layer and a county stand before the places there that hold as much.
 * @param {readonly Found[]} sorted
 */
function whereFirst(sorted) {
  /** @type {Map<string, number[]>} */
  const stands = new Map();
  sorted.forEach(({ kind, group, share }, at) => {
    if (!PLACES.includes(kind)) return;
    const key = `${group} ${share}`;
    const own = stands.get(key) || [];
    own.push(at);
    stands.set(key, own);
  });
  const out = [...sorted];
  for (const own of stands.values()) {
    const found = own.map((at) => /** @type {Found} */ (sorted[at]));
    const isRoom = (/** @type {Found} */ { kind }) => kind === 'room';
    const moved = [...found.filter((one) => !isRoom(one)), ...found.filter(isRoom)];
    own.forEach((at, n) => {
      out[at] = /** @type {Found} */ (moved[n]);
    });
  }
  return out;
}

/**
 * @param {Library} library
 * @param {readonly Variant[]} ways
 * @returns {Promise<{ found: Found[], missing: string[] }>} the best first, each as the way of saying it that suits it best finds it
 */
async function search(library, ways) {
  const words = [...new Set(ways.flatMap(({ text }) => planned(library, text)))];
  const { rows, missing } = await library.rows(words);
  if (missing.length === words.length && missing.length > 0) throw new Missing(missing.join(' '));
  /** @type {Map<number, Found>} */
  const best = new Map();
  for (const found of ways.flatMap((way) => lookUp(library, way, rows))) {
    const before = best.get(found.place);
    if (!before || order(found, before) < 0) best.set(found.place, found);
  }
  const all = whereFirst([...best.values()].sort(order));
  const most = all[0]?.share || 0;
  return { found: all.filter(({ share }) => 2 * share > most), missing };
}

const LATIN = /[a-z]/i;

/**
 * Fetches what will be asked for, as far as it is typed: of hanzi that stand there all words stay, of letters none.
 * @param {Library} library
 * @param {string} text
 */
export async function fetchAhead(library, text) {
  const asked = bare(library.head, text);
  if (asked.length > 1 && !LATIN.test(asked)) await library.rows(planned(library, asked));
}

/**
 * Any word may match. Where nothing holds all of them, what sounds or is written alike is tried too, but of long sentences,
 * in which one wrong character matters little.
 * @param {Library} library
 * @param {string} text as it was typed
 * @returns {Promise<Answer>} rejects with Missing where nothing could be looked up
 */
export async function find(library, text) {
  const asked = bare(library.head, text);
  const ways = await variants(library, asked);
  const { found, missing } = await search(library, ways);
  const first = answer(ways, found, missing, '');
  if (missing.length || (found[0]?.share || 0) > ALL || !leavesRoom(library, asked)) return first;
  const read = await corrected(library, asked).catch(() => '');
  if (!read) return first;
  const others = await variants(library, read);
  const better = await search(library, others);
  const share = (better.found[0]?.share || 0) * OTHERWISE;
  return share > Math.max(HALF, found[0]?.share || 0)
    ? answer(others, better.found, better.missing, read)
    : first;
}

/** @param {readonly Variant[]} ways @param {Found[]} found @param {string[]} missing @param {string} read @returns {Answer} */
const answer = (ways, found, missing, read) => ({
  found,
  whole: found.filter(({ share }) => share >= ALL).length,
  words: [...new Set(ways.flatMap(({ text }) => wordsOf(text)))],
  read,
  missing,
});
