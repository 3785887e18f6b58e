import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { metresBetween, wgs84ToGcj02 } from '../../theme/map/coordinates.js';

const VECTORS = JSON.parse(
  readFileSync(new URL('../vectors/coordinates.json', import.meta.url), 'utf8'),
);

test('a fix is converted as the vectors say that the build keeps to as well', () => {
  const fixes = VECTORS.conversions.filter(({ from }) => from === 'wgs84');
  assert.ok(fixes.length > 5);
  for (const { point, expect, metres } of fixes) {
    const reached = wgs84ToGcj02(point);
    assert.ok(metresBetween(reached, expect) <= metres, `${point}: ${reached}`);
  }
});

test('distances keep to the vectors', () => {
  for (const { one, other, metres } of VECTORS.distances)
    assert.ok(Math.abs(metresBetween(one, other) - metres) < 0.001);
});
