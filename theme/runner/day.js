const HOUR = 3600000;

/**
 * The calendar day in Asia/Shanghai (UTC+8, no summer time) as a count of days.
 * @param {number} time milliseconds since 1970
 */
export const shanghaiDay = (time) => Math.floor((time + 8 * HOUR) / (24 * HOUR));
