import { wgs84ToGcj02 } from '../../map/coordinates.js';

/** @typedef {import('../../map/coordinates.js').Point} Point */

const PATIENCE = 8000;
/** The phone counts its patience from the visitor's leave on; some never answer at all. */
const UNANSWERED = 20000;
/** From so many metres on the visitor is told how far the phone may be mistaken. */
const VAGUE = 500;
/** @type {Record<number, string>} GeolocationPositionError.code → what to say */
const REASONS = { 1: '手机没有允许取位置', 2: '手机取不到位置', 3: '等了 8 秒还没取到位置' };

/**
 * Where the phone is, in GCJ-02, and how far it may be mistaken, in metres. It is asked once, keeps nothing, and rejects
 * with words for the visitor.
 * @returns {Promise<import('./kept.js').Place>}
 */
export function locate() {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation) {
      reject(new Error('这个浏览器取不到位置'));
      return;
    }
    const waiting = setTimeout(
      () => reject(new Error('手机一直没有给出位置，也许还在等你允许')),
      UNANSWERED,
    );
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude, accuracy } }) => {
        clearTimeout(waiting);
        resolve({ here: wgs84ToGcj02([longitude, latitude]), accuracy });
      },
      ({ code }) => {
        clearTimeout(waiting);
        reject(new Error(REASONS[code] || '取位置时出了错'));
      },
      { timeout: PATIENCE, maximumAge: 0 }, // who asks again wants a better answer
    );
  });
}

/** What is said of a place that the phone itself is not sure of. @param {number} accuracy metres */
export function vagueness(accuracy) {
  if (!(accuracy > VAGUE)) return '';
  const way =
    accuracy < 995
      ? `${Math.round(accuracy / 100) * 100} 米`
      : `${Math.round(accuracy / 1000)} 公里`;
  return `手机给的位置不准，可能差 ${way}，距离只作参考。也可以选市和县（市、区），或在地图上点你在的地方。`;
}
