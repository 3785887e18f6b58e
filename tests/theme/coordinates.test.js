import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import {
  bd09ToGcj02,
  gcj02ToBd09,
  gcj02ToWgs84,
  metresBetween,
  wgs84ToGcj02,
} from '../../theme/map/coordinates.js';

const VECTORS = JSON.parse(
  readFileSync(new URL('../vectors/coordinates.json', import.meta.url), 'utf8'),
);
const CONVERT = {
  'wgs84 gcj02': wgs84ToGcj02,
  'gcj02 wgs84': gcj02ToWgs84,
  'gcj02 bd09': gcj02ToBd09,
  'bd09 gcj02': bd09ToGcj02,
};

test('conversions keep to the vectors that the build keeps to as well', () => {
  assert.ok(VECTORS.conversions.length > 20);
  for (const { from, to, point, expect, metres } of VECTORS.conversions) {
    const reached = CONVERT[`${from} ${to}`](point);
    assert.ok(metresBetween(reached, expect) <= metres, `${from} ${to} ${point}: ${reached}`);
  }
});

test('distances keep to the vectors', () => {
  for (const { one, other, metres } of VECTORS.distances)
    assert.ok(Math.abs(metresBetween(one, other) - metres) < 0.001);
});

test('a round trip comes back within a millimetre', () => {
  for (let longitude = 114.8; longitude < 122.8; longitude += 0.5) {
    const point = [longitude, 34.4 + (longitude % 4)];
    assert.ok(metresBetween(gcj02ToWgs84(wgs84ToGcj02(point)), point) < 0.001);
    assert.ok(metresBetween(bd09ToGcj02(gcj02ToBd09(point)), point) < 0.001);
  }
});
