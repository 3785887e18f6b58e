import { fetchIndex } from '../bank.js';
import { fetchJson } from '../dom.js';

/**
 * What is published, and where each set is taught and who answers for it.
 * @typedef {object} Library
 * @property {readonly Listed[]} questions
 * @property {readonly ListedSet[]} sets
 * @property {readonly ListedTopic[]} topics
 * @property {readonly Course[]} courses
 */

/** @returns {Promise<Library>} */
export async function loadLibrary() {
  const [{ questions, sets, topics }, { courses }] = await Promise.all([
    fetchIndex(),
    fetchJson('data/courses.json'),
  ]);
  return { questions, sets, topics, courses };
}

/** Where a question is taught, and who answers for it. @param {Library} library */
export function createOrigins({ questions, sets, courses }) {
  const homes = new Map(questions.map(({ id, place }) => [id, place.set]));
  const known = new Map(sets.map((one) => [one.set, one]));
  const owners = new Map(courses.map(({ id, owner }) => [id, owner]));
  /** @param {{ id: string }} question */
  const setOf = ({ id }) => known.get(homes.get(id) || '');
  return {
    /** @param {{ id: string }} question @returns {Question['source']} */
    sourceOf: (question) => {
      const set = setOf(question);
      return set && { title: set.title, path: set.path };
    },
    /** @param {{ id: string }} question */
    ownerOf: (question) => owners.get(setOf(question)?.course || ''),
  };
}
