import { PASS } from './levels.js';
import { isAnswer } from './sessions.js';

/** So many answers say something of a topic; of more than `LATEST` the latest do. */
const ENOUGH = 3;
const LATEST = 20;

/** How often a topic's questions were right, of how many answers. @typedef {{ topic: string, right: number, of: number }} Share */

/**
 * The topics answered below the pass mark, the worst first. What was long ago is forgiven: only the latest answers of
 * a topic count.
 * @param {readonly Statement[]} statements in the order of the record
 * @param {ReadonlyMap<string, readonly string[]>} topics of the questions the site has
 * @returns {Share[]}
 */
export function weakTopics(statements, topics) {
  /** @type {Map<string, boolean[]>} */
  const answers = new Map();
  for (const { object, result } of statements.filter(isAnswer)) {
    for (const topic of topics.get(object.id) || []) {
      const own = answers.get(topic);
      if (own) own.push(result.state === 'right');
      else answers.set(topic, [result.state === 'right']);
    }
  }
  return [...answers]
    .map(([topic, all]) => shareOf(topic, all.slice(-LATEST)))
    .filter(({ right, of }) => of >= ENOUGH && right < PASS * of)
    .sort((a, b) => a.right * b.of - b.right * a.of || b.of - a.of);
}

/** @param {string} topic @param {readonly boolean[]} answers @returns {Share} */
const shareOf = (topic, answers) => ({
  topic,
  right: answers.filter(Boolean).length,
  of: answers.length,
});
