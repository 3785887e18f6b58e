/**
 * From a phone's fix, which is WGS-84, to GCJ-02, in which our data are, and back; generator/geo/coordinates.py computes
 * the same. A point is [longitude, latitude] in degrees.
 * @typedef {readonly [number, number]} Point
 */

const EARTH_RADIUS = 6371008.8;
const AXIS = 6378245.0;
const ECCENTRICITY = 0.006693421622965943;
/** Fixed-point rounds of the inverse; each gains about three digits. */
const ROUNDS = 6;

/** @param {number} degrees */
const radians = (degrees) => (degrees * Math.PI) / 180;

/**
 * @param {number} value
 * @param {...Point} terms [height, rate]
 */
function wave(value, ...terms) {
  const sum = terms.reduce(
    (total, [height, rate]) => total + height * Math.sin(value * Math.PI * rate),
    0,
  );
  return (sum * 2) / 3;
}

/** @param {Point} point @returns {Point} */
export function wgs84ToGcj02([longitude, latitude]) {
  const x = longitude - 105;
  const y = latitude - 35;
  const ripple = wave(x, [20, 6], [20, 2]);
  const root = Math.sqrt(Math.abs(x));
  let east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root;
  east += ripple + wave(x, [20, 1], [40, 1 / 3], [150, 1 / 12], [300, 1 / 30]);
  let north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root;
  north += ripple + wave(y, [20, 1], [40, 1 / 3], [160, 1 / 12], [320, 1 / 30]);
  const bulge = 1 - ECCENTRICITY * Math.sin(radians(latitude)) ** 2;
  const perDegreeNorth = radians((AXIS * (1 - ECCENTRICITY)) / (bulge * Math.sqrt(bulge)));
  const perDegreeEast = radians((AXIS / Math.sqrt(bulge)) * Math.cos(radians(latitude)));
  return [longitude + east / perDegreeEast, latitude + north / perDegreeNorth];
}

/**
 * The point that wgs84ToGcj02 takes to `target`.
 * @param {Point} target
 * @returns {Point}
 */
export function gcj02ToWgs84(target) {
  let [longitude, latitude] = target;
  for (let round = 0; round < ROUNDS; round++) {
    const reached = wgs84ToGcj02([longitude, latitude]);
    longitude += target[0] - reached[0];
    latitude += target[1] - reached[1];
  }
  return [longitude, latitude];
}

/**
 * Great-circle distance of two points of the same system (haversine).
 * @param {Point} one
 * @param {Point} other
 */
export function metresBetween(one, other) {
  const halfNorth = Math.sin(radians(other[1] - one[1]) / 2);
  const halfEast = Math.sin(radians(other[0] - one[0]) / 2);
  const cosines = Math.cos(radians(one[1])) * Math.cos(radians(other[1]));
  const chord = halfNorth ** 2 + cosines * halfEast ** 2;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/**
 * No point so many degrees of latitude away is nearer.
 * @param {number} degrees
 */
export const metresNorth = (degrees) => EARTH_RADIUS * radians(degrees);

/**
 * No point so many degrees of longitude away is nearer to one of this latitude.
 * @param {number} latitude
 * @param {number} degrees
 */
export const metresEast = (latitude, degrees) =>
  EARTH_RADIUS * Math.asin(Math.cos(radians(latitude)) * Math.sin(radians(Math.min(90, degrees))));
