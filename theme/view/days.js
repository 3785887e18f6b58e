const DAY = 24 * 3600000;

/** @param {number} day a Shanghai day */
const partsOf = (day) => new Date(day * DAY).toISOString().slice(0, 10).split('-');

/** A day as people write it: 2026年3月1日. @param {number} day a Shanghai day */
export function dayInWords(day) {
  const [year, month, date] = partsOf(day).map(Number);
  return `${year}年${month}月${date}日`;
}

/** A day as names of files have it: 20260301. @param {number} day a Shanghai day */
export const dayInDigits = (day) => partsOf(day).join('');
