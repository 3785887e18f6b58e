import { homesIn, joined, listed, listedTopics } from '../runner/published.js';
import { fetchJson, fetchOptionalJson } from './dom.js';

/*
 * Published questions. What the site no longer has is left out: a record may be older than the site, and a page older
 * than what it fetches.
 */

/** @param {'questions' | 'explanations'} kind @param {Place} place */
const fetchFile = (kind, { set, shard }) =>
  fetchOptionalJson(`data/${kind}/${set}${shard > 1 ? `.${shard}` : ''}.json`);

/** @returns {Promise<{ revision: string, sets: ListedSet[], topics: ListedTopic[], roles: string[], questions: Listed[] }>} */
export async function fetchIndex() {
  /** @type {IndexFile} */
  const index = await fetchJson('data/questions/index.json');
  return { ...index, topics: listedTopics(index), questions: listed(index) };
}

/** The set each published question is in, by its id. */
export const fetchHomes = async () => homesIn(await fetchJson('data/questions/index.json'));

/**
 * Sets with all their questions.
 * @param {Iterable<string>} names
 * @returns {Promise<QuestionSet[]>}
 */
export async function fetchSets(names) {
  const sets = await Promise.all(Array.from(new Set(names), fetchSet));
  return sets.flatMap((set) => set || []);
}

/** @param {string} name @returns {Promise<QuestionSet | null>} */
async function fetchSet(name) {
  /** @type {SetFile | null} */
  const first = await fetchFile('questions', { set: name, shard: 1 });
  if (!first) return null;
  const places = Array.from({ length: first.shards }, (_, at) => ({ set: name, shard: at + 1 }));
  const others = await fetchQuestions(places.slice(1));
  return { ...first, questions: [...placed(first, { set: name, shard: 1 }), ...others] };
}

/**
 * All questions of some files.
 * @param {Iterable<Place>} places
 * @returns {Promise<Placed[]>}
 */
export async function fetchQuestions(places) {
  const wanted = distinct(places);
  const files = await Promise.all(wanted.map((place) => fetchFile('questions', place)));
  return wanted.flatMap((place, at) => placed(files[at], place));
}

/** @param {{ questions: Bare[] } | null} file @param {Place} place @returns {Placed[]} */
const placed = (file, place) => (file ? file.questions.map((one) => ({ ...one, place })) : []);

/**
 * What explains the questions of some files, by their ids.
 * @param {Iterable<Place>} places
 * @returns {Promise<Map<string, Told>>}
 */
export async function fetchExplanations(places) {
  const wanted = distinct(places);
  const files = await Promise.all(wanted.map((place) => fetchFile('explanations', place)));
  return new Map(files.flatMap((file) => (file ? Object.entries(file.questions) : [])));
}

/**
 * Questions with what explains them.
 * @param {readonly Placed[]} questions
 * @returns {Promise<Question[]>}
 */
export async function explained(questions) {
  const told = await fetchExplanations(questions.map(({ place }) => place));
  return questions.map((one) => joined(one, told.get(one.id)));
}

/** @param {Iterable<Place>} places @returns {Place[]} each once */
const distinct = (places) => [
  ...new Map(Array.from(places, (place) => [`${place.set}.${place.shard}`, place])).values(),
];
