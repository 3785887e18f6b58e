/** Centi-credits as one says them: 12.45, and 90 rather than 90.00. @param {number} cc */
export const credits = (cc) => (cc / 100).toFixed(2).replace(/\.00$/, '');

/** Centi-credits in a column of them. @param {number} cc */
export const inColumn = (cc) => (cc / 100).toFixed(2);

/** Credit hours to a tenth, never more than there are. @param {number} minutes */
export const hours = (minutes) => String(Math.floor(minutes / 6) / 10);
