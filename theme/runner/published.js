/* How the files of published questions are read; generator/derive/question_sets.py writes them. */

/** @type {Told} */
const NOTHING = { explanation: '', citations: [] };

/**
 * A question and what explains it, put together again.
 * @param {Bare} asked
 * @param {Told} [told] left out where it could not be had
 * @returns {Question}
 */
export function joined({ parts, ...asked }, told = NOTHING) {
  const { feedback = {}, parts: toldOf = [], ...explaining } = told;
  const options = asked.options?.map((option) => {
    const said = feedback[option.key];
    return said === undefined ? option : { ...option, feedback: said };
  });
  return {
    ...asked,
    ...explaining,
    ...(options && { options }),
    ...(parts && { parts: parts.map((part, place) => joined(part, toldOf[place])) }),
  };
}

/**
 * The questions of the index, a row each.
 * @param {IndexFile} index
 * @returns {Listed[]}
 */
export function listed({ sets, types, topics, tiers, roles, questions }) {
  const names = sets.map(({ set }) => set);
  return questions.id.map((id, at) => ({
    id,
    rev: /** @type {number} */ (questions.rev[at]),
    type: pick(types, questions.type[at]),
    place: { set: pick(names, questions.set[at]), shard: questions.shard[at] || 1 },
    also: (questions.also[at] || []).map((place) => pick(names, place)),
    topics: (questions.topics[at] || []).map((place) => pick(topics, place)),
    tier: pick(tiers, questions.tier[at]),
    difficulty: /** @type {number} */ (questions.difficulty[at]),
    roles: (questions.roles[at] || []).map((place) => pick(roles, place)),
  }));
}

/**
 * The set each question of the index is in, by its id.
 * @param {Pick<IndexFile, 'sets' | 'questions'>} index
 */
export const homesIn = ({ sets, questions: { id, set } }) =>
  new Map(id.map((one, at) => [one, pick(sets, set[at]).set]));

/**
 * The topics of the index, whether they have questions or not.
 * @param {Pick<IndexFile, 'topics' | 'slugs' | 'parents'>} index
 * @returns {ListedTopic[]}
 */
export const listedTopics = ({ topics, slugs, parents }) =>
  topics.map((title, at) => ({ id: pick(slugs, at), title, parent: pick(parents, at) }));

/**
 * @template T
 * @param {readonly T[]} list
 * @param {number | undefined} place
 */
const pick = (list, place = 0) => /** @type {T} */ (list[place]);
