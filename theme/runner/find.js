import lunr from 'lunr';
import { ranking } from './ranking.js';
import { fullest } from './spans.js';
import { held, tokens } from './tokens.js';

/**
 * `sample` says that the thing is invented, and is shown as such; `more` are the places of what it rests on or has among
 * what things share; `lesson` is where a question's lesson stands.
 * @typedef {[
 *   kind: 'lesson' | 'question' | 'county' | 'room', title: string, path: string, text: string, sample: boolean,
 *   more: number[], lesson?: number | null, said?: [at: number, text: string][],
 * ]} Doc
 */
/** @typedef {{ index: object, docs: Doc[], more: string[], levels: number[], nouns: Record<string, string> }} SearchFile `levels`: the lessons that have one; `nouns`: what places are called whose addresses begin so */
/** @typedef {{ text: string, words: Set<string> }} Shared an article cited, a facility */
/** @typedef {{ index: lunr.Index, docs: Doc[], more: Shared[], levels: Set<number>, nouns: Record<string, string> }} Library */
/** @typedef {{ docs: Doc[], whole: number }} Answer `whole`: how many, the first ones, hold all that was asked for */

/** @param {SearchFile} file data/search.json @returns {Library} */
export const openLibrary = ({ index, docs, more, levels, nouns }) => ({
  index: lunr.Index.load(index),
  docs,
  more: more.map((text) => ({ text, words: new Set(tokens(text)) })),
  levels: new Set(levels),
  nouns,
});

const ANYWHERE = lunr.Query.wildcard.LEADING | lunr.Query.wildcard.TRAILING;

/** The different words of a query. @param {string} text */
export const wordsOf = (text) => [...new Set(tokens(text))];

/**
 * What lunr finds, in its order. Any word may match. The index holds pairs of characters, so one alone is looked for
 * within them.
 * @param {lunr.Index} index
 * @param {readonly string[]} words
 */
export function query(index, words) {
  const wildcard = words.length === 1 && words[0]?.length === 1 ? ANYWHERE : undefined;
  return index.query((asked) => {
    for (const word of words)
      asked.term(word, { usePipeline: false, ...(wildcard && { wildcard }) });
  });
}

/**
 * What holds words of `text`: in its title or text as lunr scores it, or in what it shares with others, which counts as
 * held but scores nothing.
 * @param {Library} library
 * @param {string} text
 * @returns {Answer}
 */
export function find({ index, docs, more }, text) {
  const words = wordsOf(text);
  const hits = new Map(query(index, words).map((hit) => [Number(hit.ref), hit]));
  const shared = more.map((one) => words.filter((word) => one.words.has(word)));
  const found = docs.flatMap(([kind, , , , , places], place) => {
    const hit = hits.get(place);
    const besides = new Set(places.flatMap((one) => shared[one] || []));
    if (!hit && besides.size === 0) return [];
    const said = hit ? hit.matchData.metadata : {};
    return {
      place,
      kind,
      score: hit ? hit.score : 0,
      words: Math.min(words.length, Object.keys(said).length),
      held: words.length === 1 ? 1 : held(text, (word) => word in said || besides.has(word)),
    };
  });
  const { places, whole } = ranking(found, words.length);
  return { docs: places.map((place) => /** @type {Doc} */ (docs[place])), whole };
}

/**
 * What a lesson's video says of the words where it says most of them, and when; nothing if it says none.
 * @param {Doc} doc
 * @param {readonly string[]} words
 */
export function spoken([, , , , , , , lines = []], words) {
  const place = fullest(
    lines.map(([, line]) => line),
    words,
  );
  return lines[place];
}

/**
 * What of the things it shares speaks for a result: those that hold most of the words that it does not say itself.
 * @param {Library} library
 * @param {Doc} doc
 * @param {readonly string[]} words
 * @returns {string[]}
 */
export function reasons({ more }, [, title, , text, , places, , lines = []], words) {
  const said = new Set(tokens(`${title}，${text}，${lines.map(([, line]) => line).join('')}`));
  const unsaid = words.filter((word) => !said.has(word));
  const shared = places.flatMap((place) => more[place] || []);
  const counts = shared.map((one) => unsaid.filter((word) => one.words.has(word)).length);
  const most = Math.max(1, ...counts);
  return shared.filter((_, at) => counts[at] === most).map((one) => one.text);
}
