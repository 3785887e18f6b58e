import { createStream } from './draw.js';
import { optionOrder } from './order.js';

/*
 * A walk through a list of questions, back and forth: nothing must be answered, and what is answered stays so.
 */

/**
 * A question on the way; `order` of its options only where it was drawn beforehand.
 * @typedef {{ id: string, rev: number, place: Place, order?: readonly string[] }} Stop
 */

/**
 * @typedef {object} Walk
 * @property {string} seed
 * @property {readonly Stop[]} stops
 * @property {number} index of the stop on the screen, from 0
 * @property {ReadonlyMap<string, Given>} given the answers by the ids of their questions
 */

/** @typedef {import('./record/sessions.js').AnsweredStatement} AnsweredStatement */

/**
 * A walk as the record leaves it: at the first open question after the one answered last. A question that was revised
 * since it was answered is open again.
 * @param {string} seed
 * @param {readonly Stop[]} stops
 * @param {readonly AnsweredStatement[]} [answers] in the order of the record
 * @returns {Walk}
 */
export function begin(seed, stops, answers = []) {
  const places = new Map(stops.map(({ id }, place) => [id, place]));
  const valid = answers.filter(({ object, rev }) => {
    const place = places.get(object.id);
    return place !== undefined && stops[place]?.rev === rev;
  });
  const given = new Map(valid.map(({ object, result }) => [object.id, result]));
  const last = valid[valid.length - 1];
  const from = last ? places.get(last.object.id) || 0 : -1;
  return { seed, stops, given, index: firstOpen(stops, given, from + 1) };
}

/**
 * The first open stop from a place on, else the first of all; 0 when none is open.
 * @param {readonly Stop[]} stops
 * @param {ReadonlyMap<string, Given>} given
 * @param {number} from
 */
function firstOpen(stops, given, from) {
  /** @param {Stop} stop */
  const isOpen = ({ id }) => !given.has(id);
  const after = stops.slice(from).findIndex(isOpen);
  return after < 0 ? Math.max(0, stops.findIndex(isOpen)) : from + after;
}

/**
 * The list as it was when a session began, as far as the site still has it.
 * @param {readonly Item[]} items
 * @param {readonly Listed[]} questions
 */
export function listedAs(items, questions) {
  const known = new Map(questions.map((one) => [one.id, one]));
  return items.flatMap(({ id }) => known.get(id) || []);
}

/**
 * What the record is told of a list that could not be chosen again the same. The order of the options follows from the seed.
 * @param {readonly Stop[]} stops
 * @returns {Item[]}
 */
export const itemsOf = (stops) =>
  stops.map(({ id, rev, place }) => ({ id, rev, lesson: place.set, order: [] }));

/**
 * @param {Walk} walk
 * @param {number} index of no stop: nothing changes
 * @returns {Walk}
 */
export const goTo = (walk, index) => (walk.stops[index] ? { ...walk, index } : walk);

/**
 * @param {Walk} walk
 * @param {string} id
 * @param {Given} given
 * @returns {Walk}
 */
export const answer = (walk, id, given) => ({ ...walk, given: new Map(walk.given).set(id, given) });

/** The stop on the screen. @param {Walk} walk not empty */
export const stopOf = ({ stops, index }) => /** @type {Stop} */ (stops[index]);

/** @param {Walk} walk */
export const isDone = ({ stops, given }) => stops.every(({ id }) => given.has(id));

/** How many questions were answered, and how many of them right at the first try. @param {Walk} walk */
export function tally({ stops, given }) {
  const answers = stops.flatMap(({ id }) => given.get(id) || []);
  return {
    answered: answers.length,
    right: answers.filter(({ state, tries = 1 }) => state === 'right' && tries === 1).length,
  };
}

/**
 * The order of a question's options: as drawn, or else by the seed followed by `#`, the question's id and `#order`, so
 * that no question need be known before it is shown.
 * @param {Walk} walk
 * @param {Pick<Drawable, 'id' | 'options' | 'parts'>} question
 * @returns {string[]}
 */
export function orderOf({ seed, stops, index }, question) {
  const drawn = stops[index]?.order;
  return drawn ? [...drawn] : optionOrder(createStream(`${seed}#${question.id}#order`), question);
}
