import { joined } from '../../runner/published.js';
import { fetchExplanations, fetchQuestions } from '../bank.js';

/** @typedef {{ id: string, place: Place }} Wanted */

/** Questions with what explains them, fetched file by file as one goes; what was fetched once is kept. */
export function createShelf() {
  /** @type {Map<string, Promise<Map<string, Question>>>} */
  const files = new Map();

  /** @param {Place} place */
  const load = (place) => {
    const name = `${place.set}.${place.shard}`;
    const known = files.get(name);
    if (known) return known;
    const coming = fetchFile(place);
    files.set(name, coming);
    coming.catch(() => files.delete(name));
    return coming;
  };

  return {
    /** Null when the site no longer has it. @param {Wanted} wanted @returns {Promise<Question | null>} */
    get: async ({ id, place }) => (await load(place)).get(id) || null,
    /** Fetches what will be wanted soon; whether that works is seen then. @param {Wanted | undefined} wanted */
    prepare: (wanted) => {
      if (wanted) load(wanted.place).catch(() => {});
    },
  };
}

/** @param {Place} place */
async function fetchFile(place) {
  const [questions, told] = await Promise.all([
    fetchQuestions([place]),
    fetchExplanations([place]),
  ]);
  return new Map(questions.map((one) => [one.id, joined(one, told.get(one.id))]));
}
