import { createStream } from '../../../theme/runner/draw.js';
import { optionOrder } from '../../../theme/runner/order.js';
import { pick } from '../../../theme/runner/pick.js';

/**
 * So many questions of a type, on conditions: what each may be; one that is missing is open, of `topics` a question has
 * one at least. Words are given by their places in the lists of the paper.
 * @typedef {{ count: number, type: number, tier?: number[], topics?: number[], difficulty?: number[] }} Group
 */

/**
 * What drawing reads of a published paper. `candidates` holds a column a field, in the order of the ids.
 * @typedef {object} Blueprint
 * @property {{ groups: Group[] }[]} sections
 * @property {{ id: string[], type: number[], tier: number[], topics: number[][], difficulty: number[] }} candidates
 */

/**
 * The candidates that suit a group, by their numbers.
 * @param {Group} group
 * @param {Blueprint['candidates']} candidates
 */
function suited(group, candidates) {
  const { type, tier, topics, difficulty } = candidates;
  const found = [];
  for (let i = 0; i < type.length; i++) {
    if (
      type[i] === group.type &&
      (!group.tier || group.tier.includes(/** @type {number} */ (tier[i]))) &&
      (!group.difficulty || group.difficulty.includes(/** @type {number} */ (difficulty[i]))) &&
      (!group.topics || topics[i]?.some((topic) => group.topics?.includes(topic)))
    ) {
      found.push(i);
    }
  }
  return found;
}

/**
 * The questions of every section in the order asked, by their numbers among the candidates.
 * Chance is used in this order: the groups of all sections picked; section by section shuffled.
 * @param {string} seed
 * @param {Blueprint} paper
 * @returns {number[][]}
 * @throws {RangeError} when the candidates cannot make the paper
 */
export function draw(seed, { sections, candidates }) {
  const stream = createStream(seed);
  const groups = sections.flatMap((section) => section.groups);
  const found = pick(
    stream,
    groups.map((group) => ({ count: group.count, pool: suited(group, candidates) })),
  );
  return sections.map((section) => stream.shuffle(found.splice(0, section.groups.length).flat()));
}

/**
 * In which order the options of each question are shown, in the order asked; chance comes from the seed and `#order`.
 * @param {string} seed
 * @param {readonly Pick<Drawable, 'options' | 'parts'>[]} questions
 * @returns {string[][]}
 */
export function orders(seed, questions) {
  const stream = createStream(`${seed}#order`);
  return questions.map((question) => optionOrder(stream, question));
}
