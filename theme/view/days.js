import { dayOf } from '../runner/calendar.js';

const DAY = 24 * 3600000;

/** A Shanghai day as 2026-03-01, as fields for dates write it. @param {number} day */
export const isoDay = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** The Shanghai day a field for dates holds; null where it holds none. @param {string} written */
export function readDay(written) {
  const day = /^\d{4}-\d\d-\d\d$/.test(written) ? dayOf(written) : Number.NaN;
  return Number.isNaN(day) ? null : day;
}

/** A Shanghai day as people write it: 2026 年 3 月 1 日. @param {number} day */
export function dayInWords(day) {
  const [year, month, date] = isoDay(day).split('-').map(Number);
  return `${year} 年 ${month} 月 ${date} 日`;
}

/** A Shanghai day as names of files have it: 20260301. @param {number} day */
export const dayInDigits = (day) => isoDay(day).replace(/-/g, '');
