/**
 * Whether a place is open at an instant, by Beijing time wherever the phone is: `Mo-Fr 08:30-12:00,13:30-17:30; PH off`,
 * times over midnight, `24/7`. A later rule of a day replaces an earlier one. A weekend day that is worked in exchange
 * for a holiday goes by the rules of Monday. No DOM.
 */

/** @typedef {import('./published.js').Holidays} Holidays */
/** @typedef {import('./published.js').Manifest} Manifest */
/** @typedef {[start: number, end: number]} Span minutes */
/** @typedef {(Span[] | undefined)[]} Rules Monday to Sunday, then holidays; undefined where no rule says anything */
/** @typedef {{ rule: number, holiday: boolean, known: boolean }} Day `rule`: of the weekday it goes by */

/**
 * `until` or `from` is HH:MM of the day that is `days` from today, missing where it stays as it is. `sure` is false where
 * a holiday may change it that the rules or the calendar do not know: 节假日以现场为准.
 * @typedef {{ state: 'open' | 'closed' | 'unknown', until?: string, from?: string, days?: number, sure: boolean }} State
 */

/** What `openNow` says of hours. */
export const UNKNOWN = 0;
export const OPEN = 1;
export const CLOSED = 2;
const CODES = { unknown: UNKNOWN, open: OPEN, closed: CLOSED };

const DAY = 1440;
const MINUTE = 60000;
const BEIJING = 8 * 60;
/** The first of January 1970 was a Thursday. */
const FIRST_WEEKDAY = 3;
/** How many days ahead the next opening is looked for: longer than any holidays. */
const AHEAD = 14;

const NAMES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su', 'PH'];
const SATURDAY = 5;
const HOLIDAY = 7;
const WEEKDAY = `(?:${NAMES.slice(0, HOLIDAY).join('|')})`;
const DAYS = `(?:PH|${WEEKDAY}(?:-${WEEKDAY})?)`;
const RULE = new RegExp(`^(${DAYS}(?:,${DAYS})*) (off|[0-9:,-]+)$`);
const SPAN = /^(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

/** @param {string} hours as published @returns {Rules | undefined} nothing where they cannot be understood */
function rulesOf(hours) {
  if (hours === '24/7') return NAMES.map(() => [[0, DAY]]);
  /** @type {Rules} */
  const rules = NAMES.map(() => undefined);
  for (const rule of hours.split('; ')) {
    const [, days, times] = RULE.exec(rule) || [];
    const spans = times && spansOf(times);
    if (!spans) return undefined;
    for (const day of days.split(',').flatMap(daysOf)) rules[day] = spans;
  }
  return rules;
}

/** `Fr-Mo` reads Friday to Monday. @param {string} range */
function daysOf(range) {
  const [first, last = first] = range.split('-').map((name) => NAMES.indexOf(name));
  if (first === HOLIDAY) return [HOLIDAY];
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, n) => (first + n) % 7);
}

/** @param {string} times @returns {Span[] | undefined} an end at or before its beginning is on the next day */
function spansOf(times) {
  if (times === 'off') return [];
  const spans = times.split(',');
  if (!spans.every((span) => SPAN.test(span) && span.slice(0, 5) !== span.slice(6)))
    return undefined;
  return spans.map((span) => {
    const [start, end] = span.split('-').map(minutesOf);
    return [start, end > start ? end : end + DAY];
  });
}

/** @param {string} time HH:MM */
const minutesOf = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** @param {number} minutes @returns {string} HH:MM */
const timeOf = (minutes) =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

/**
 * The days from yesterday on.
 * @param {number} today days since 1970
 * @param {Holidays} holidays
 * @returns {Day[]}
 */
function daysFrom(today, holidays) {
  return Array.from({ length: AHEAD + 2 }, (_, n) => {
    const number = today - 1 + n;
    const [year, date] = new Date(number * DAY * MINUTE).toISOString().split(/-(.*)T/);
    const { off = [], work = [] } = holidays[year] || {};
    const weekday = (number + FIRST_WEEKDAY) % 7;
    const rule = work.includes(date) ? 0 : weekday;
    return { rule, holiday: off.includes(date), known: year in holidays };
  });
}

/** @param {Rules} rules @param {Day} day @returns {Span[]} */
const spansOn = (rules, { rule, holiday }) => (holiday && rules[HOLIDAY]) || rules[rule] || [];

/**
 * Whether the day's times are certain. Where the calendar is silent, they must be the same on a holiday, and at a weekend
 * on a day that is worked.
 * @param {Rules} rules
 * @param {Day} day
 */
function isSure(rules, { rule, holiday, known }) {
  if (known && !holiday) return true;
  if (!rules[HOLIDAY] || known) return rules[HOLIDAY] !== undefined;
  const others = [rules[HOLIDAY], rules[rule < SATURDAY ? rule : 0]];
  return others.every((other) => String(other) === String(rules[rule]));
}

/**
 * When it is open, in minutes from today's midnight; what touches is one span.
 * @param {Rules} rules
 * @param {Day[]} days
 */
function timeline(rules, days) {
  const spans = days
    .flatMap((day, n) =>
      spansOn(rules, day).map(([start, end]) => [start + (n - 1) * DAY, end + (n - 1) * DAY]),
    )
    .sort(([one], [other]) => one - other);
  /** @type {number[][]} */
  const joined = [];
  for (const [start, end] of spans) {
    const last = joined[joined.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/**
 * @param {string} hours as published
 * @param {number} now minutes since midnight
 * @param {Day[]} days
 * @returns {State}
 */
function stateOn(hours, now, days) {
  const rules = rulesOf(hours);
  if (!rules) return { state: 'unknown', sure: false };
  const first = spansOn(rules, days[0]).some(([, end]) => end > DAY) ? 0 : 1;
  const sure = (/** @type {number} */ last) =>
    days.slice(first, last + 2).every((day) => isSure(rules, day));
  const next = timeline(rules, days).find(([, end]) => end > now);
  if (!next) return { state: 'closed', sure: sure(0) };
  const [start, end] = next;
  if (start > now) {
    const ahead = Math.floor(start / DAY);
    return { state: 'closed', from: timeOf(start % DAY), days: ahead, sure: sure(ahead) };
  }
  if (end > AHEAD * DAY) return { state: 'open', sure: sure(0) };
  const ahead = Math.ceil(end / DAY) - 1;
  return { state: 'open', until: timeOf(end - ahead * DAY), days: ahead, sure: sure(ahead) };
}

/** Beijing's day since 1970 and the minute in it. @param {Date} moment @returns {[day: number, minute: number]} */
function beijing(moment) {
  const minutes = Math.floor(moment.getTime() / MINUTE) + BEIJING;
  return [Math.floor(minutes / DAY), minutes % DAY];
}

/**
 * @param {string} hours as published; '' is unknown
 * @param {Date} moment
 * @param {Holidays} holidays
 * @returns {State}
 */
export function stateAt(hours, moment, holidays) {
  const [today, now] = beijing(moment);
  return stateOn(hours, now, daysFrom(today, holidays));
}

/**
 * UNKNOWN, OPEN or CLOSED for each position in the manifest's hours.
 * @param {Manifest} manifest
 * @param {Date} moment
 * @returns {Uint8Array}
 */
export function openNow({ hours, holidays }, moment) {
  const [today, now] = beijing(moment);
  const days = daysFrom(today, holidays);
  return Uint8Array.from(hours, ([published]) => CODES[stateOn(published, now, days).state]);
}
