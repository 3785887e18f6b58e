/*
 * Days in Asia/Shanghai as counts since 1970, and what a calendar says of them; the twin of generator/record/calendar.py.
 */

const DAY = 24 * 3600000;
const SHANGHAI = 8 * 3600000;

/**
 * The calendar day in Asia/Shanghai (UTC+8, no summer time).
 * @param {number} time milliseconds since 1970
 */
export const shanghaiDay = (time) => Math.floor((time + SHANGHAI) / DAY);

/** The day written 2026-01-01. @param {string} written */
export const dayOf = (written) => Date.parse(`${written}T00:00:00Z`) / DAY;

/** @param {number} day */
export const yearOf = (day) => new Date(day * DAY).getUTCFullYear();

/** Its first day and its last. @param {number} year @returns {[number, number]} */
export const daysOfYear = (year) => [Date.UTC(year, 0, 1) / DAY, Date.UTC(year, 11, 31) / DAY];

/**
 * The same day of the month so many months later, or that month's last day.
 * @param {number} day
 * @param {number} months
 */
export function monthsAfter(day, months) {
  const date = new Date(day * DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / DAY;
}

/** The last millisecond of a day, since 1970. @param {number} day */
export const endOf = (day) => (day + 1) * DAY - SHANGHAI - 1;
