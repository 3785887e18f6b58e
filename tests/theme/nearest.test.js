import assert from 'node:assert/strict';
import test from 'node:test';
import { metresBetween } from '../../theme/map/coordinates.js';
import { filtersOf, predicate } from '../../theme/map/filters.js';
import { createGrid } from '../../theme/map/grid.js';
import { nearest, nearestUsable, RADII, shardsWithin, within } from '../../theme/map/nearest.js';
import { addShard, createPlaces, loadedRuns, PAUSED, pointOf } from '../../theme/map/published.js';
import { anyQuery, chanceOf, makePlaces, somewhere } from './places_made.js';

const all = () => true;

/** @param {number} count @param {object} [how] which shards come, all by default */
function placesOf(count, { seed = 1, shards = 'one', come = () => true } = {}) {
  const made = makePlaces(count, { seed, shards });
  const places = createPlaces(made.manifest);
  made.files.forEach((file, n) => {
    if (come(n)) addShard(places, n, file);
  });
  return places;
}

/** Every row that has come and is accepted, its distance computed: at most `k`, nearer first, of equals the lower row. */
function byBruteForce(places, here, accepts, k = Infinity) {
  let best = [];
  const cut = () => {
    best.sort((one, other) => one.metres - other.metres || one.row - other.row);
    best = best.slice(0, k);
  };
  for (const [first, end] of loadedRuns(places)) {
    for (let row = first; row < end; row++) {
      if (accepts(row)) best.push({ row, metres: metresBetween(here, pointOf(places, row)) });
      if (best.length > 50 * k) cut();
    }
  }
  cut();
  return best;
}

test('at 100,000 rooms 1,000 random points with random filters get what brute force gives', () => {
  const places = placesOf(100000);
  const grid = createGrid(places);
  const chance = chanceOf(20261121);
  let [shown, empty] = [0, 0];
  for (let time = 0; time < 1000; time++) {
    const here = somewhere(chance);
    const accepts = predicate(
      places,
      filtersOf(places.manifest, anyQuery(places.manifest, chance)),
    );
    const found = nearest(grid, here, accepts, 20);
    assert.deepEqual(found, byBruteForce(places, here, accepts, 20), String(here));
    shown += found.length;
    empty += found.length === 0 ? 1 : 0;
  }
  assert.ok(shown > 15000 && empty < 100, `${shown} shown, ${empty} times none`);
});

test('few, one and no rooms, all on one spot, on a line, and more asked for than there are', () => {
  for (const count of [0, 1, 2, 40]) {
    const places = placesOf(count, { seed: count });
    for (const flat of [undefined, 'lon', 'lat']) {
      if (flat) places[flat].fill(11700000);
      const grid = createGrid(places);
      for (const here of [
        [117, 36],
        [-157, 21],
        [117, 117],
        [0, 90],
      ]) {
        assert.deepEqual(nearest(grid, here, all, 50), byBruteForce(places, here, all));
      }
    }
  }
});

test('in sparse lists, at their rims and from the other side of the earth, nothing nearer is missed', () => {
  const chance = chanceOf(4);
  for (let seed = 1; seed <= 60; seed++) {
    const places = placesOf(3 + Math.floor(chance() * 300), { seed });
    const grid = createGrid(places);
    for (let time = 0; time < 40; time++) {
      const row = Math.floor(chance() * places.count);
      const near = pointOf(places, row).map((degrees) => degrees + chance() - 0.5);
      const here = time % 4 ? near : [chance() * 360 - 180, chance() * 180 - 90];
      assert.deepEqual(nearest(grid, here, all, 3), byBruteForce(places, here, all, 3), `${here}`);
    }
  }
});

test('of rooms equally far on opposite sides the lower row comes first', () => {
  const places = placesOf(200);
  const sides = [0.5, -0.5, 0.25, -0.25];
  places.lon.forEach((_, row) => {
    places.lon[row] = (117 + sides[(row * 7) % 4]) * 100000;
  });
  places.lat.fill(3600000);
  const grid = createGrid(places);
  for (const k of [5, 50, 150])
    assert.deepEqual(nearest(grid, [117, 36], all, k), byBruteForce(places, [117, 36], all, k));
  assert.deepEqual(within(grid, [117, 36], 1e6, all), byBruteForce(places, [117, 36], all));
});

test('of rooms equally far the lower row comes first', () => {
  const places = placesOf(300);
  places.lon.fill(11700000);
  places.lat.fill(3600000);
  const rows = nearest(createGrid(places), [117.01, 36], (row) => row % 2 === 1, 4);
  assert.deepEqual(
    rows.map(({ row }) => row),
    [1, 3, 5, 7],
  );
});

test('what is closed for now comes after everything that is not', () => {
  const places = placesOf(60, { seed: 5 });
  places.flags.fill(PAUSED, 0, 55);
  const grid = createGrid(places);
  const here = pointOf(places, 3);
  const rows = nearestUsable(grid, here, all, 8).map(({ row }) => row);
  const order = byBruteForce(places, here, all).map(({ row }) => row);
  const usable = order.filter((row) => row >= 55);
  assert.deepEqual(rows, [...usable, ...order.filter((row) => row < 55)].slice(0, 8));
  assert.deepEqual(
    nearestUsable(grid, here, all, 2).map(({ row }) => row),
    usable.slice(0, 2),
  );
});

test('within a radius is every room at most so far away, its rim included', () => {
  const places = placesOf(5159, { seed: 7 });
  const grid = createGrid(places);
  const chance = chanceOf(7);
  for (let time = 0; time < 50; time++) {
    const here = somewhere(chance);
    const accepts = predicate(
      places,
      filtersOf(places.manifest, anyQuery(places.manifest, chance)),
    );
    const sorted = byBruteForce(places, here, accepts);
    for (const metres of [0, ...RADII, ...sorted.slice(2, 3).map((near) => near.metres)]) {
      const expected = sorted.filter((near) => near.metres <= metres);
      assert.deepEqual(within(grid, here, metres, accepts), expected);
    }
  }
});

test('only shards that have come are searched; those that may hold a nearer room are named', () => {
  const chance = chanceOf(11);
  const come = (n) => n % 3 === 0;
  const places = placesOf(5159, { seed: 9, shards: 'cities', come });
  const every = placesOf(5159, { seed: 9, shards: 'cities' });
  const grid = createGrid(places);
  let wanted = 0;
  for (let time = 0; time < 200; time++) {
    const here = somewhere(chance);
    const found = nearest(grid, here, all, 5);
    assert.deepEqual(found, byBruteForce(places, here, all, 5));
    const missing = shardsWithin(places, here, found[4].metres);
    assert.ok(missing.every((position) => !come(position)));
    const truly = byBruteForce(every, here, all, 5);
    const cities = truly.map(({ row }) => every.counties[every.county[row]].city);
    for (const city of cities) assert.ok(come(city) || missing.includes(city), String(here));
    wanted += missing.length;
  }
  assert.ok(wanted > 50 && wanted < 200 * 5, String(wanted));
});
