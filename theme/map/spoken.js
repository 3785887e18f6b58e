/**
 * Names found by what somebody types: characters, pinyin with or without tones, initials, or any mix of them, as 长清,
 * changqing, chángqīng, cq, 长q. No DOM.
 */
import { countyRows, runsOf } from './published.js';
import { must, SCHEMA } from './whole.js';

/** @typedef {import('./published.js').Manifest} Manifest */
/** @typedef {import('./published.js').Places} Places */
/** @typedef {{ schema: 2, names: string[], readings: Record<string, string> }} NamesFile every reading a character has */
/** @typedef {(position: number) => readonly string[]} Readings of the character there */

const TONES = /[\u0300-\u036f]/g;
const SILENT = /[^\p{L}\p{N}]/gu;
const LATIN = /[a-z]/;
/** What is two units of a string. */
const ASTRAL = /[\ud800-\udbff]/;
/** @type {readonly string[]} */
const NONE = [];

/** As it is compared: lower case, no tones, no punctuation; ü is typed v. @param {string} text */
const plain = (text) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/u\u0308/g, 'v')
    .replace(TONES, '')
    .replace(SILENT, '');

/**
 * Whether the characters from `i` on can be what was typed from `j` on. A syllable may be typed whole, by its first
 * letter, and the last one as far as it has come.
 * @param {ArrayLike<string>} characters
 * @param {Readings} readings
 * @param {string} typed
 * @param {number} i
 * @param {number} j
 * @returns {boolean}
 */
function follows(characters, readings, typed, i, j) {
  if (j >= typed.length) return true;
  if (i >= characters.length) return false;
  const next = i + 1;
  const character = characters[i];
  if (typed.startsWith(character, j))
    if (follows(characters, readings, typed, next, j + character.length)) return true;
  for (const syllable of readings(i)) {
    if (syllable[0] !== typed[j]) continue;
    if (syllable.startsWith(typed.slice(j))) return true;
    if (follows(characters, readings, typed, next, j + 1)) return true;
    if (syllable.length > 1 && typed.startsWith(syllable, j))
      if (follows(characters, readings, typed, next, j + syllable.length)) return true;
  }
  return false;
}

/** @type {WeakMap<NamesFile, { names: string[], readings: Map<string, string[]> }>} */
const prepared = new WeakMap();

/** A file's names and readings as they are compared. @param {NamesFile} file */
function prepare(file) {
  let made = prepared.get(file);
  if (!made) {
    must(file && file.schema === SCHEMA && Array.isArray(file.names) && file.readings);
    const readings = Object.entries(file.readings).map(
      /** @returns {[string, string[]]} */ ([character, said]) => [
        plain(character),
        said.split(' ').map(plain),
      ],
    );
    made = { names: file.names.map(plain), readings: new Map(readings) };
    prepared.set(file, made);
  }
  return made;
}

/**
 * A byte a name of the file: whether it holds what was typed.
 * @param {NamesFile} file
 * @param {string} query
 * @returns {Uint8Array}
 */
export function spokenMatch(file, query) {
  const { names, readings } = prepare(file);
  const typed = plain(query);
  if (!LATIN.test(typed)) return Uint8Array.from(names, (name) => Number(name.includes(typed)));
  const beginning = new Set(Array.from(typed).slice(0, 1));
  for (const [character, said] of readings)
    if (said.some((syllable) => syllable[0] === typed[0])) beginning.add(character);
  return Uint8Array.from(names, (name) => {
    const characters = ASTRAL.test(name) ? Array.from(name) : name;
    const said = (/** @type {number} */ n) => readings.get(characters[n]) || NONE;
    for (let from = 0; from < characters.length; from++)
      if (beginning.has(characters[from]) && follows(characters, said, typed, from, 0)) return 1;
    return 0;
  });
}

/** @typedef {[name: string, spoken: string]} Said */

/** @param {string} typed */
const begunBy =
  (typed) =>
  (/** @type {Said} */ [name, spoken]) => {
    const syllables = spoken.split(' ').map((syllable) => [syllable]);
    return follows(Array.from(name), (n) => syllables[n] || NONE, typed, 0, 0);
  };

/** A county is also called by its city's name before its own, with 市 or without. @param {Said} county @param {Said} city @returns {Said[]} */
const calledBy = ([name, spoken], [city, said]) => [
  [name, spoken],
  [city + name, `${said} ${spoken}`],
  [city.slice(0, -1) + name, `${said.replace(/ \w+$/, '')} ${spoken}`],
];

/**
 * The positions of the cities and counties whose names begin with what was typed.
 * @param {Manifest} manifest
 * @param {string} query
 * @returns {{ cities: number[], counties: number[] }}
 */
export function divisionsMatch({ cities, counties }, query) {
  const typed = plain(query);
  if (!typed) return { cities: [], counties: [] };
  const begun = begunBy(typed);
  const saids = cities.map(([, name, spoken]) => /** @type {Said} */ ([name, spoken]));
  const found = (/** @type {Said[][]} */ names) =>
    Array.from(names.keys()).filter((position) => names[position].some(begun));
  return {
    cities: found(saids.map((said) => [said])),
    counties: found(counties.map(([, name, said, city]) => calledBy([name, said], saids[city]))),
  };
}

/**
 * What was typed without what all places of the layer are called: that tells none from another, and not every name has it.
 * @param {Manifest} manifest
 * @param {string} query
 */
export const telling = ({ layer: { called = [] } }, query) =>
  called.reduce((rest, word) => rest.split(word).join(' '), query).trim();

/**
 * A byte a row: whether every word that was typed is held by its name or begins that of its county or city.
 * @param {Places} places
 * @param {readonly (NamesFile | undefined)[]} files of the shards, those that have come
 * @param {string} query
 * @returns {Uint8Array}
 */
export function namedRows(places, files, query) {
  const named = new Uint8Array(places.count).fill(1);
  for (const word of telling(places.manifest, query).split(/\s+/).filter(plain)) {
    const held = rowsHolding(places, files, word);
    for (let row = 0; row < held.length; row++) named[row] &= held[row];
  }
  return named;
}

/** @param {Places} places @param {readonly (NamesFile | undefined)[]} files @param {string} word */
function rowsHolding(places, files, word) {
  const rows = new Uint8Array(places.count);
  files.forEach((file, position) => {
    if (file) spread(places, position, spokenMatch(file, word), rows);
  });
  const { cities, counties } = divisionsMatch(places.manifest, word);
  places.counties.forEach(({ city }, county) => {
    if (counties.includes(county) || cities.includes(city))
      rows.fill(1, ...countyRows(places, county));
  });
  return rows;
}

/** From the order of a shard's file to rows. @param {Places} places @param {number} position @param {Uint8Array} marks @param {Uint8Array} rows */
function spread(places, position, marks, rows) {
  const runs = runsOf(places, position);
  must(marks.length === runs.reduce((sum, [first, end]) => sum + end - first, 0));
  let from = 0;
  for (const [first, end] of runs) {
    rows.set(marks.subarray(from, from + end - first), first);
    from += end - first;
  }
}
