/** @typedef {Extract<Statement, { verb: 'initialized' }>} StartedStatement */
/** @typedef {Extract<Statement, { verb: 'answered' }>} AnsweredStatement */
/** @typedef {{ started: StartedStatement, answers: AnsweredStatement[] }} Begun a session, with the answers given in it */

/** @param {Statement} one @returns {one is AnsweredStatement} */
export const isAnswer = (one) => one.verb === 'answered';

/**
 * @param {readonly Statement[]} statements
 * @param {StartedStatement | undefined} started
 * @param {boolean} ended whether it is wanted ended or not ended
 * @returns {Begun | null}
 */
function begun(statements, started, ended) {
  const own = statements.filter((one) => started && one.session === started.session);
  if (!started || own.some((one) => one.verb === 'completed') !== ended) return null;
  return { started, answers: own.filter(isAnswer) };
}

/**
 * @param {readonly Statement[]} statements
 * @param {Fact['object']} object
 */
const startsOf = (statements, { type, id }) =>
  statements.filter(
    /** @returns {one is StartedStatement} */
    (one) => one.verb === 'initialized' && one.object.type === type && one.object.id === id,
  );

/**
 * The session of a level, a paper … that was begun last and not finished; null when there is none.
 * @param {readonly Statement[]} statements
 * @param {Fact['object']} object
 */
export function unfinished(statements, object) {
  const starts = startsOf(statements, object);
  return begun(statements, starts[starts.length - 1], false);
}

/**
 * The levels, papers … of a kind whose session begun last is not finished.
 * @param {readonly Statement[]} statements
 * @param {Fact['object']['type']} type
 * @returns {Set<string>} their ids
 */
export function halves(statements, type) {
  /** @type {Map<string, string>} */
  const begunLast = new Map();
  const over = new Set();
  for (const { verb, object, session } of statements) {
    if (verb === 'completed') over.add(session);
    else if (verb === 'initialized' && object.type === type) begunLast.set(object.id, session);
  }
  return new Set([...begunLast].filter(([, session]) => !over.has(session)).map(([id]) => id));
}

/**
 * The session of this name, if it was about this level, paper … and has ended.
 * @param {readonly Statement[]} statements
 * @param {Fact['object']} object
 * @param {string | null} session
 */
export function ended(statements, object, session) {
  const starts = startsOf(statements, object).filter((one) => one.session === session);
  return begun(statements, starts[starts.length - 1], true);
}

/**
 * How often each question was answered. Of the questions given only as they are now: one revised since is new.
 * @param {readonly Statement[]} statements
 * @param {Iterable<{ id: string, rev: number }>} [questions]
 */
export function timesAnswered(statements, questions = []) {
  const now = new Map(Array.from(questions, ({ id, rev }) => [id, rev]));
  /** @type {Map<string, number>} */
  const times = new Map();
  for (const { object, rev } of statements.filter(isAnswer)) {
    if ((now.get(object.id) || rev) === rev) times.set(object.id, (times.get(object.id) || 0) + 1);
  }
  return times;
}
