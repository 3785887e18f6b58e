/*
 * What a statement must be, so that everything computed from the record can trust it. What a later release may write,
 * another verb, another kind of object, more beside what is known, is kept, and counts for nothing. The twin is
 * generator/record/shape.py; both run tests/vectors/backup.json.
 */

const NAME_LENGTH = 200;
/** Days before and after 1970 that the calendars of both languages hold, with room for the longest term. */
const DAYS = 700000;
const DAY = 24 * 3600000;
const DEPTH = 8;
const STATES = ['right', 'part', 'wrong'];

/** @typedef {Record<string, any>} Table */

/** @param {any} value @returns {value is number} */
const isWhole = (value) => Number.isSafeInteger(value);

/** @param {any} value */
const isCount = (value) => isWhole(value) && value >= 0;

/** @param {any} value */
const isTime = (value) => isCount(value) && value < DAYS * DAY;

/** @param {any} value */
const isDay = (value) => isWhole(value) && Math.abs(value) < DAYS;

/** A string that UTF-8 can hold: no half of a surrogate pair. @param {any} value @returns {value is string} */
const isText = (value) => typeof value === 'string' && !/\p{Surrogate}/u.test(value);

/** @param {any} value */
const isName = (value) => isText(value) && value.length > 0 && value.length <= NAME_LENGTH;

/** @param {any} value @returns {value is Table} */
const isTable = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/** @param {any} item */
const isItem = (item) =>
  isTable(item) &&
  isName(item.id) &&
  isCount(item.rev) &&
  isName(item.lesson) &&
  Array.isArray(item.order) &&
  item.order.every(isText);

/** @param {Table} result */
const isScore = ({ points, of }) => isCount(points) && isCount(of);

/** @param {Table} result */
const isSwitch = ({ on }) => typeof on === 'boolean';

/** What the result of a verb must hold. @type {Map<string, (result: Table) => boolean>} */
const RESULTS = new Map([
  ['initialized', ({ seed, items }) => isText(seed) && Array.isArray(items) && items.every(isItem)],
  ['answered', (result) => isScore(result) && STATES.includes(result.state)],
  ['interacted', (result) => 'response' in result && isCount(result.ms)],
  ['completed', isScore],
  [
    'experienced',
    ({ covered, of, checkpoints = 0, done = 0 }) => [covered, of, checkpoints, done].every(isCount),
  ],
  ['bookmarked', isSwitch],
  ['voided', isSwitch],
  ['commented', ({ text }) => isText(text)],
  ['registered', ({ day }) => isDay(day)],
]);

/** Whether a value has one canonical form in every language. @param {any} value @param {number} depth @returns {boolean} */
function isPlain(value, depth) {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'number') return isWhole(value);
  if (typeof value === 'string') return isText(value);
  if (depth === 0) return false;
  const inner = Array.isArray(value) ? value : [...Object.keys(value), ...Object.values(value)];
  return inner.every((one) => isPlain(one, depth - 1));
}

/** Whether an answer can stand in a statement. @param {any} response */
export const isResponse = (response) => isPlain(response, DEPTH - 2);

/** @param {any} value as JSON.parse gives it @returns {value is Statement} */
export function isStatement(value) {
  if (!isTable(value) || !isPlain(value, DEPTH)) return false;
  const { id, chain, n, time, verb, object, session, rev, result, evidence, rule, previous } =
    value;
  return (
    [id, chain, verb, evidence].every(isName) &&
    [session, rule, previous].every(isText) &&
    [n, rev].every(isCount) &&
    isTime(time) &&
    isTable(object) &&
    isName(object.type) &&
    isName(object.id) &&
    isTable(result) &&
    (RESULTS.get(verb) || (() => true))(result)
  );
}
