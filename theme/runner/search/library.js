import { fileOf, numbers, rising } from './postings.js';

/** A kind of things that stand side by side: `each` of them share a file. @typedef {[kind: string, group: string, label: string, count: number, each: number]} Section */
/**
 * `data/search.json`: `at` is the folder of all files, `boosts` what a word weighs by its field, `own` at which of so many
 * places the files of single terms are, what these weigh, and what one of many terms does, in hundreds of bytes, `sounds` the letters that words begin with.
 * @typedef {{
 *   at: string, boosts: Record<string, number>, sections: Section[], terms: number, own: [places: number, steps: string, weights: string, shared: number],
 *   near: number, sounds: string, synonyms: string[][], ignored: string[], bytes: number,
 * }} Head
 */
/** Title, text and what it shares with others, as postings.js reads them. @typedef {string[]} Row */
/**
 * One thing to be shown. `more` is what it rests on or has, `sample` says that it is invented, `way` leads from a question
 * to its lesson, `said` is what a lesson's video says and when.
 * @typedef {{
 *   place: number, kind: string, group: string, label: string, title: string, path: string, text: string, more: string[],
 *   sample: boolean, way: Way | null,
 * }} Card
 */
/** @typedef {[title: string, path: string, level: boolean]} Way */
/** All that a lesson says: its text, and its video with the seconds. @typedef {{ text: string, said: [at: number, text: string][] }} Whole */
/** @typedef {{ docs: any[][], more: string[], ways: Way[] }} CardFile */
/** @typedef {(path: string) => Promise<any>} Load */

/** A file that did not come: what is shown without it says so. */
export class Missing extends Error {}

/** Every object knows some words that nobody wrote, `constructor` for one. */
const owns = Object.prototype.hasOwnProperty;

/**
 * The index as far as it has been fetched; a file that did not come is asked for again when it is next needed.
 * @param {Head} head
 * @param {Load} load
 */
export function openLibrary(head, load) {
  /** @type {Map<string, Promise<any>>} */
  const files = new Map();
  const [places, steps, sizes, shared] = head.own;
  const weights = numbers(sizes);
  const own = new Map(rising(numbers(steps)).map((place, number) => [place, number]));

  /** Which file of a single term holds it, if one does. @param {string} term */
  const ownFile = (term) => own.get(fileOf(term, places));

  /** @param {string} name */
  function file(name) {
    const coming = files.get(name) || load(head.at + name);
    files.set(name, coming);
    coming.catch(() => files.delete(name));
    return coming;
  }

  return {
    head,
    count: head.sections.reduce((sum, [, , , count]) => sum + count, 0),

    /** About how many hundred bytes it takes to know where a term stands. @param {string} term */
    weight: (term) => weights[ownFile(term) ?? -1] || shared,

    /** Whether a term stands in very many things. @param {string} term */
    isFrequent: (term) => ownFile(term) !== undefined,

    /**
     * @param {readonly string[]} terms
     * @returns {Promise<{ rows: Map<string, Row>, missing: string[] }>} of those that stand anywhere; `missing` did not come
     */
    async rows(terms) {
      const rows = new Map();
      /** @type {string[]} */
      const missing = [];
      await Promise.all(
        terms.map(async (term) => {
          const alone = ownFile(term);
          const name = alone === undefined ? `terms/${fileOf(term, head.terms)}` : `own/${alone}`;
          try {
            const held = await file(`${name}.json`);
            if (owns.call(held, term)) rows.set(term, held[term].split(' '));
          } catch {
            missing.push(term);
          }
        }),
      );
      return { rows, missing };
    },

    /**
     * What follows a character, what precedes it, most often first, and what sounds like it.
     * @param {string} character
     */
    async near(character) {
      const rows = character ? await file(`near/${fileOf(character, head.near)}.json`) : {};
      const [after = '', before = '', alike = ''] = (rows[character] || '').split(' ');
      return { after, before, alike };
    },

    /** The words that begin with a letter, by how they are said. @param {string} letter @returns {Promise<Record<string, string>>} */
    sounds: (letter) =>
      head.sounds.includes(letter) ? file(`sounds/${letter}.json`) : Promise.resolve({}),

    /** All that a lesson says, of which its card has the beginning. @param {number} place @returns {Promise<Whole>} */
    async whole(place) {
      const [text, said] = await file(`texts/${place}.json`);
      return { text, said };
    },

    /** @param {readonly number[]} places @returns {Promise<Card[]>} without those that did not come */
    async cards(places) {
      const cards = await Promise.all(
        places.map(async (place) => {
          const { section, from } = sectionOf(head, place);
          const first = place - ((place - from) % section[4]);
          const held = await file(`cards/${first}.json`).catch(() => null);
          return held && card(held, place - first, section, place);
        }),
      );
      return cards.flatMap((one) => one || []);
    },
  };
}

/** @typedef {ReturnType<typeof openLibrary>} Library */

/** @param {Head} head @param {number} place @returns {{ section: Section, from: number }} where the section begins */
export function sectionOf({ sections }, place) {
  let from = 0;
  for (const section of sections) {
    if (place < from + section[3]) return { section, from };
    from += section[3];
  }
  throw new Error(`no section holds ${place}`);
}

/** @param {CardFile} file @param {number} at @param {Section} section @param {number} place @returns {Card} */
function card({ docs, more, ways }, at, [kind, group, label], place) {
  const [title, path, text = '', shared = [], sample = false, way = 0] = docs[at] || [];
  return {
    place,
    kind,
    group,
    label,
    title,
    path,
    text,
    more: shared.map((/** @type {number} */ one) => more[one]),
    sample,
    way: ways[way - 1] || null,
  };
}
