import { createStream } from '../../../theme/runner/draw.js';
import { favourites } from '../../../theme/runner/record/own.js';
import { isAnswer } from '../../../theme/runner/record/sessions.js';
import { weakTopics } from '../../../theme/runner/record/topics.js';

/*
 * Which questions a way to practise asks, in which order. Questions come in the order they are taught.
 */

/** So many questions are one round of random practice. */
export const ROUND = 20;
/** Wrong so often, a question is one that one gets wrong. */
export const OFTEN = 2;
/** So many of those are enough at a time. */
const HARD = 50;

/** @typedef {{ questions: readonly Listed[], sets: readonly ListedSet[] }} Bank */

/**
 * The questions of a course or of a set.
 * @param {Bank} bank
 * @param {string} of '' for all
 * @returns {readonly Listed[]}
 */
export function partOf({ questions, sets }, of) {
  if (!of) return questions;
  const names = new Set(
    sets.filter(({ set, course }) => of === set || of === course).map(({ set }) => set),
  );
  return questions.filter(({ place, also }) => [place.set, ...also].some((set) => names.has(set)));
}

/**
 * The questions of a topic.
 * @param {{ questions: readonly Listed[], topics: readonly ListedTopic[] }} bank
 * @param {string} of what the topic is called in addresses
 * @returns {readonly Listed[]}
 */
export function ofTopic({ questions, topics }, of) {
  const topic = topics.find(({ id }) => id === of);
  return topic ? questions.filter((one) => one.topics.includes(topic.title)) : [];
}

/** So many weak topics are enough to begin with. */
const WEAK = 5;

/**
 * The topics that go worst, the worst first.
 * @param {{ questions: readonly Listed[], topics: readonly ListedTopic[] }} bank
 * @param {readonly Statement[]} statements
 * @returns {ListedTopic[]}
 */
export function weakest({ questions, topics }, statements) {
  const known = new Map(topics.map((topic) => [topic.title, topic]));
  const weak = weakTopics(statements, new Map(questions.map((one) => [one.id, one.topics])));
  return weak.slice(0, WEAK).flatMap(({ topic }) => known.get(topic) || []);
}

/**
 * A round drawn by chance.
 * @param {string} seed
 * @param {readonly Listed[]} questions
 */
export const random = (seed, questions) => createStream(seed).shuffle(questions).slice(0, ROUND);

/**
 * How each question was answered last, as it is now: one revised since was not answered.
 * @param {readonly Statement[]} statements
 * @param {readonly Listed[]} questions
 * @returns {Map<string, Given['state']>} by ids
 */
export function lastStates(statements, questions) {
  const revisions = new Map(questions.map(({ id, rev }) => [id, rev]));
  const valid = statements
    .filter(isAnswer)
    .filter(({ object, rev }) => revisions.get(object.id) === rev);
  return new Map(valid.map(({ object, result }) => [object.id, result.state]));
}

/** Those not answered yet. @param {readonly Listed[]} questions @param {readonly Statement[]} statements */
export function undone(questions, statements) {
  const answered = lastStates(statements, questions);
  return questions.filter(({ id }) => !answered.has(id));
}

/** The favourites, the latest first. @param {readonly Listed[]} questions @param {readonly Statement[]} statements */
export function kept(questions, statements) {
  const known = new Map(questions.map((one) => [one.id, one]));
  return favourites(statements).flatMap((id) => known.get(id) || []);
}

/**
 * Those answered wrong often, the most often wrong first; of equals the one wrong last.
 * @param {readonly Listed[]} questions
 * @param {readonly Statement[]} statements
 */
export function hard(questions, statements) {
  /** How often, and when last. @type {Map<string, { times: number, last: number }>} */
  const wrongs = new Map();
  statements.forEach((one, place) => {
    if (!isAnswer(one) || one.result.state === 'right') return;
    const { times } = wrongs.get(one.object.id) || { times: 0 };
    wrongs.set(one.object.id, { times: times + 1, last: place });
  });
  const known = new Map(questions.map((one) => [one.id, one]));
  return [...wrongs]
    .filter(([, { times }]) => times >= OFTEN)
    .sort(([, a], [, b]) => b.times - a.times || b.last - a.last)
    .flatMap(([id]) => known.get(id) || [])
    .slice(0, HARD);
}

/**
 * How a part of the bank stands with a learner.
 * @param {readonly Listed[]} questions
 * @param {ReadonlyMap<string, Given['state']>} states of lastStates
 */
export const standing = (questions, states) => ({
  total: questions.length,
  done: questions.filter(({ id }) => states.has(id)).length,
  right: questions.filter(({ id }) => states.get(id) === 'right').length,
});
