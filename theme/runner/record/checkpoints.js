import { shanghaiDay } from '../calendar.js';
import { isAnswer } from './sessions.js';

/*
 * How somebody stands at the checkpoints of a lesson's video. The twin is generator/record/checkpoints.py; both run
 * tests/vectors/checkpoints.json.
 *
 * Every checkpoint asked is a session of its own: `initialized` of the lesson names its place in `result.checkpoint`. Right
 * is passed; wrong is asked again with another question, once; wrong again is over. Either is done, until the record says
 * that the lesson was watched: then all begins anew, but nothing is asked twice on one day.
 */

/** @typedef {'open' | 'again' | 'passed' | 'over'} State */
/** @typedef {{ state: State, answered: string[] }} Stand ids of the questions answered there */

/** What so many answers come to. @param {readonly Pick<Given, 'state'>[]} given @returns {State} */
export function stateOf(given) {
  const [first, second] = given;
  if (!first) return 'open';
  if (first.state === 'right') return 'passed';
  if (!second) return 'again';
  return second.state === 'right' ? 'passed' : 'over';
}

/** @param {Stand | undefined} stand */
export const isDone = (stand) => stand?.state === 'passed' || stand?.state === 'over';

/**
 * The checkpoints of a lesson that have been asked, by their places; one begun on another day and not done is not listed.
 * @param {readonly Statement[]} statements in the order of the record
 * @param {string} lesson
 * @param {number} now
 * @returns {Map<number, Stand>}
 */
export function standing(statements, lesson, now) {
  const today = shanghaiDay(now);
  /** @type {Map<number, Stand>} */
  const stands = new Map();
  for (const { place, day, watched, answers } of asked(statements, lesson)) {
    const stand = {
      state: stateOf(answers.map(({ result }) => result)),
      answered: answers.map(({ object }) => object.id),
    };
    const counts = day === today || (day < today && !watched && isDone(stand));
    if (counts && !isDone(stands.get(place))) stands.set(place, stand);
  }
  return stands;
}

/**
 * Every time a checkpoint of a lesson was asked; `watched` whether the lesson was watched since.
 * @param {readonly Statement[]} statements
 * @param {string} lesson
 */
function asked(statements, lesson) {
  const own = statements.filter(({ object }) => object.type === 'lesson' && object.id === lesson);
  const watched = own.map(({ verb }) => verb).lastIndexOf('experienced');
  return own.flatMap((one, at) => {
    const place = one.verb === 'initialized' ? one.result.checkpoint : undefined;
    if (!Number.isInteger(place)) return [];
    const answers = statements.filter(isAnswer).filter(({ session }) => session === one.session);
    return [{ place: Number(place), day: shanghaiDay(one.time), watched: at < watched, answers }];
  });
}

/**
 * How many of so many checkpoints are done.
 * @param {ReadonlyMap<number, Stand>} stands
 * @param {number} count
 */
export const doneOf = (stands, count) =>
  Array.from({ length: count }, (_, at) => stands.get(at + 1)).filter(isDone).length;
