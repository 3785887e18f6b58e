import { dayOf } from '../../runner/calendar.js';

const DAY = 86400000;

/** Centi-credits as one says them: 12.45, and 90 rather than 90.00. @param {number} cc */
export const credits = (cc) => (cc / 100).toFixed(2).replace(/\.00$/, '');

/** Centi-credits in a column of them. @param {number} cc */
export const inColumn = (cc) => (cc / 100).toFixed(2);

/** Credit hours to a tenth, never more than there are. @param {number} minutes */
export const hours = (minutes) => String(Math.floor(minutes / 6) / 10);

/** A Shanghai day as 2026-03-01, as fields for dates write it. @param {number} day */
export const isoDay = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** The Shanghai day a field for dates holds; null where it holds none. @param {string} written */
export function readDay(written) {
  const day = /^\d{4}-\d\d-\d\d$/.test(written) ? dayOf(written) : Number.NaN;
  return Number.isNaN(day) ? null : day;
}

/** A Shanghai day as one says it. @param {number} day */
export function sayDay(day) {
  const [year, month, date] = isoDay(day).split('-').map(Number);
  return `${year} 年 ${month} 月 ${date} 日`;
}
