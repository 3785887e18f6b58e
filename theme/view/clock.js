/** A moment of today as people say it: 20:05. @param {number} time */
export function clock(time) {
  const moment = new Date(time);
  return `${moment.getHours()}:${String(moment.getMinutes()).padStart(2, '0')}`;
}
