import assert from 'node:assert/strict';
import test from 'node:test';
import { createClusters, DOT, markAt } from '../../theme/map/clusters.js';
import { gcj02ToWgs84, metresBetween } from '../../theme/map/coordinates.js';
import { placeNames } from '../../theme/map/names.js';
import { createWorld, nearlyWgs84, scaleAt, settle, worldOf } from '../../theme/map/world.js';

const SCALE = 100_000;
const same = (point) => point;

/** @param {[number, number][]} points */
function mapped(points) {
  return {
    count: points.length,
    lon: Int32Array.from(points, ([lon]) => Math.round(lon * SCALE)),
    lat: Int32Array.from(points, ([, lat]) => Math.round(lat * SCALE)),
  };
}

/** Numbers from 0 to 1 that look like chance and are always the same. */
function* numbers(seed = 7) {
  let state = seed;
  for (;;) {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    yield state / 2 ** 31;
  }
}

function scattered(count) {
  const chance = numbers();
  return Array.from({ length: count }, () => [
    115 + 7 * chance.next().value,
    34.5 + 3.5 * chance.next().value,
  ]);
}

const allRows = (count) => Uint32Array.from({ length: count }, (_, row) => row);

function gatherer(points) {
  const places = mapped(points);
  const world = createWorld(points.length);
  settle(world, places, allRows(points.length), same);
  const clusters = createClusters(world);
  const around = ([lon, lat], zoom, width = 600, height = 400) => {
    const { x, y } = worldOf([lon, lat]);
    const scale = scaleAt(zoom);
    return { zoom, left: x * scale - width / 2, top: y * scale - height / 2, width, height };
  };
  return { world, clusters, around, rows: allRows(points.length) };
}

const total = ({ count, clusters }) =>
  clusters.reduce((sum, cluster) => sum + cluster.count, count);

test('every place of the view is drawn once, alone or in a cluster, and none that does not fit', () => {
  const { clusters, around, rows } = gatherer(scattered(5000));
  const whole = around([118.5, 36.3], 6, 2000, 2000);
  assert.equal(total(clusters.gather(rows, whole)), 5000);
  assert.equal(
    total(
      clusters.gather(
        rows.filter((row) => row % 5 === 0),
        whole,
      ),
    ),
    1000,
  );
  assert.equal(total(clusters.gather(new Uint32Array(0), whole)), 0);
});

test('places that lie apart are dots where they are; many that lie together are one cluster', () => {
  const heap = Array.from({ length: 40 }, (_, n) => [117 + n / 10_000, 36.6]);
  const { clusters, around, rows } = gatherer([...heap, [118, 36.6], [118.01, 36.6]]);
  const marks = clusters.gather(rows, around([117.5, 36.6], 9));
  assert.deepEqual([...marks.row.subarray(0, marks.count)], [40, 41]);
  const spot = worldOf([118, 36.6]);
  const { left, top } = around([117.5, 36.6], 9);
  assert.ok(Math.abs(marks.x[0] - (spot.x * scaleAt(9) - left)) < 0.01);
  assert.ok(Math.abs(marks.y[0] - (spot.y * scaleAt(9) - top)) < 0.01);
  assert.deepEqual(
    marks.clusters.map(({ count }) => count),
    [40],
  );
});

test('moving the map leaves every cluster on its place of the world', () => {
  const { clusters, around, rows } = gatherer(scattered(20_000));
  const inWorld = (view) =>
    clusters
      .gather(rows, view)
      .clusters.map(({ x, y, count }) =>
        [Math.round(x + view.left), Math.round(y + view.top), count].join(),
      )
      .sort();
  const view = around([118.5, 36.3], 8);
  const whole = new Set(inWorld({ ...view, left: view.left - 200, width: 1000 }));
  for (const moved of [0, 13, 77.5]) {
    for (const one of inWorld({ ...view, left: view.left + moved })) assert.ok(whole.has(one), one);
  }
});

test('the box of a cluster holds all its places and leads to where they part', () => {
  const heap = Array.from({ length: 9 }, (_, n) => [117 + n / 1000, 36.6 + n / 2000]);
  const { world, clusters, around, rows } = gatherer([...heap, [119, 36]]);
  const { clusters: found } = clusters.gather(rows, around([117, 36.6], 7));
  assert.equal(found.length, 1);
  assert.deepEqual(clusters.boxOf(found[0]), {
    west: Math.min(...world.x.slice(0, 9)),
    east: Math.max(...world.x.slice(0, 9)),
    north: Math.min(...world.y.slice(0, 9)),
    south: Math.max(...world.y.slice(0, 9)),
  });
});

test('near enough nothing is counted together, however many lie on one spot', () => {
  const { clusters, around, rows } = gatherer(Array.from({ length: 30 }, () => [117, 36.6]));
  assert.equal(clusters.gather(rows, around([117, 36.6], 14)).count, 0);
  assert.equal(clusters.gather(rows, around([117, 36.6], 15)).count, 30);
});

/** @param {[row: number, x: number, y: number][]} dots */
const marksOf = (dots, clusters = []) => ({
  count: dots.length,
  row: Int32Array.from(dots, ([row]) => row),
  x: Float32Array.from(dots, ([, x]) => x),
  y: Float32Array.from(dots, ([, , y]) => y),
  clusters,
});

test('a finger means the nearest dot within 22 pixels', () => {
  const marks = marksOf([
    [5, 100, 100],
    [9, 130, 100],
  ]);
  assert.deepEqual(markAt(marks, { x: 112, y: 100 }, -1), { row: 5 });
  assert.deepEqual(markAt(marks, { x: 118, y: 100 }, -1), { row: 9 });
  assert.deepEqual(markAt(marks, { x: 100, y: 121 }, -1), { row: 5 });
  assert.equal(markAt(marks, { x: 100, y: 123 }, -1), undefined);
  assert.equal(markAt(marksOf([]), { x: 1, y: 1 }, -1), undefined);
});

test('of places on one spot each tap means the next', () => {
  const marks = marksOf([3, 4, 8].map((row) => [row, 50, 50]));
  const taps = [-1, 3, 4, 8].map((last) => markAt(marks, { x: 52, y: 50 }, last));
  assert.deepEqual(
    taps.map((tap) => tap.row),
    [3, 4, 8, 3],
  );
});

test('a dot that is touched wins over the cluster below it, a cluster over a dot beside', () => {
  const cluster = { x: 100, y: 100, radius: 20, count: 12, cell: 0 };
  const marks = marksOf([[5, 100 + 20 + DOT, 100]], [cluster]);
  assert.deepEqual(markAt(marks, { x: 100 + 20 + 1, y: 100 }, -1), { row: 5 });
  assert.deepEqual(markAt(marks, { x: 108, y: 100 }, -1), { cluster });
  assert.deepEqual(markAt(marks, { x: 100, y: 141 }, -1), { cluster });
  assert.equal(markAt(marks, { x: 100, y: 143 }, -1), undefined);
});

test('the world is Web Mercator, to a tenth of a pixel of the nearest zoom', () => {
  const { x, y } = worldOf([117.12, 36.65]);
  const pixels = 256 * 2 ** 17;
  const latitude = (36.65 * Math.PI) / 180;
  const mercator = Math.log(Math.tan(Math.PI / 4 + latitude / 2));
  assert.ok(Math.abs(x * scaleAt(17) - ((117.12 + 180) / 360) * pixels) < 0.1);
  assert.ok(Math.abs(y * scaleAt(17) - ((1 - mercator / Math.PI) / 2) * pixels) < 0.1);
});

test('dots stand where the base has them: on one of WGS-84 half a kilometre from where they stand in GCJ-02', () => {
  const places = mapped([[117.12, 36.65]]);
  const rows = allRows(1);
  const [plain, moved] = [createWorld(1), createWorld(1)];
  settle(plain, places, rows, same);
  settle(moved, places, rows, nearlyWgs84);
  const metres =
    ((plain.x[0] - moved.x[0]) * 40_075_017 * Math.cos((36.65 * Math.PI) / 180)) / (256 * 2 ** 22);
  assert.ok(metres > 400 && metres < 700, String(metres));
  settle(moved, places, rows, () => assert.fail('a place was moved twice'));
});

test('what the map converts is within two centimetres of the truth all over the province', () => {
  for (const point of scattered(2000))
    assert.ok(metresBetween(nearlyWgs84(point), gcj02ToWgs84(point)) < 0.02, String(point));
});

test('a place whose shard has not come is nowhere, until it has', () => {
  const places = mapped([[0, 0]]);
  const world = createWorld(1);
  settle(world, places, allRows(1), same);
  assert.deepEqual([world.x[0], world.y[0]], [0, 0]);
  places.lon[0] = 117 * SCALE;
  places.lat[0] = 36 * SCALE;
  settle(world, places, allRows(1), same);
  assert.ok(world.x[0] > 0 && world.y[0] > 0);
});

test('a name stands between clusters, or nowhere where they would hide it', () => {
  const name = { text: '济南市', x: 100, y: 100 };
  const column = (step) =>
    Array.from({ length: 9 }, (_, n) => ({ x: 100, y: 100 + (n - 4) * step, radius: 19 }));
  const placed = (dots) => placeNames([name], dots, 13).map(({ y }) => y);
  assert.deepEqual(placed([]), [100]);
  const [between] = placed(column(56));
  assert.ok(Math.abs(Math.abs(between - 100) - 28) <= 2, String(between));
  assert.deepEqual(placed(column(45)), []);
});
