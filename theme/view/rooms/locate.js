import { wgs84ToGcj02 } from '../../map/coordinates.js';

/** @typedef {import('../../map/coordinates.js').Point} Point */

const PATIENCE = 8000;
/** @type {Record<number, string>} GeolocationPositionError.code → what to say */
const REASONS = { 1: '手机没有允许取位置', 2: '手机取不到位置', 3: '等了 8 秒还没取到位置' };

/**
 * Where the phone is, in GCJ-02. It is asked once, keeps nothing, and rejects with words for the visitor.
 * @returns {Promise<Point>}
 */
export function locate() {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation) {
      reject(new Error('这个浏览器取不到位置'));
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve(wgs84ToGcj02([coords.longitude, coords.latitude])),
      ({ code }) => reject(new Error(REASONS[code] || '取位置时出了错')),
      { timeout: PATIENCE, maximumAge: 60000 },
    );
  });
}
