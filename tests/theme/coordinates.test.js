import assert from 'node:assert/strict';
import test from 'node:test';
import {
  gcj02ToWgs84,
  metresBetween,
  metresEast,
  metresNorth,
  wgs84ToGcj02,
} from '../../theme/map/coordinates.js';
import { vectors } from './support.js';

const VECTORS = vectors('coordinates');
const CONVERT = { 'wgs84 gcj02': wgs84ToGcj02, 'gcj02 wgs84': gcj02ToWgs84 };

for (const [way, convert] of Object.entries(CONVERT)) {
  test(`${way}: points are converted as the vectors say that the build keeps to as well`, () => {
    const points = VECTORS.conversions.filter(({ from, to }) => `${from} ${to}` === way);
    assert.ok(points.length > 5);
    for (const { point, expect, metres } of points) {
      const reached = convert(point);
      assert.ok(metresBetween(reached, expect) <= metres, `${point}: ${reached}`);
    }
  });
}

test('there and back is within a millimetre all over the province', () => {
  for (let east = 1147; east <= 1228; east++) {
    for (let north = 343; north <= 384; north++) {
      const point = [east / 10, north / 10];
      assert.ok(metresBetween(gcj02ToWgs84(wgs84ToGcj02(point)), point) < 0.001, String(point));
      assert.ok(metresBetween(wgs84ToGcj02(gcj02ToWgs84(point)), point) < 0.001, String(point));
    }
  }
});

test('nothing that far north or east is nearer than is said', () => {
  for (const latitude of [-60, 0, 36.65, 89]) {
    for (const degrees of [0, 0.001, 1, 45, 120, 179]) {
      const east = metresEast(latitude, degrees);
      for (let other = -90; other <= 90; other += 0.5) {
        assert.ok(metresBetween([0, latitude], [degrees, other]) >= east - 0.001);
        const north = metresNorth(Math.abs(other - latitude));
        assert.ok(metresBetween([0, latitude], [degrees, other]) >= north - 0.001);
      }
    }
  }
  assert.ok(Math.abs(metresEast(36.65, 1) - 89216) < 20, 'and it is not much less either');
  assert.equal(metresEast(36.65, 170), metresEast(36.65, 90), 'from there on the pole is nearest');
});

test('distances keep to the vectors', () => {
  for (const { one, other, metres } of VECTORS.distances)
    assert.ok(Math.abs(metresBetween(one, other) - metres) < 0.001);
});
