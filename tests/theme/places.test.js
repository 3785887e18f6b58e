import assert from 'node:assert/strict';
import test from 'node:test';
import { describe } from '../../theme/map/described.js';
import {
  addShard,
  countyRows,
  createPlaces,
  DataChanged,
  idOf,
  loadedRuns,
  pointOf,
  readDetails,
  rowOf,
  shardOf,
} from '../../theme/map/published.js';
import { makePlaces } from './places_made.js';

/** Three places in two counties, a fourth in another city and another shard. */
const MANIFEST = {
  ...makePlaces(0).manifest,
  total: 4,
  columns: [
    { name: '备注', kind: 'text', filter: false },
    { name: '收费', kind: 'choice', filter: true, words: ['免费', '收费'] },
  ],
  cities: [
    ['370100', '济南市', 'ji nan shi', 11700000, 3665000, 11690000, 3650000, 11710000, 3666000],
    ['370200', '青岛市', 'qing dao shi', 12038000, 3607000, 12038000, 3607000, 12038000, 3607000],
  ],
  counties: [
    ['370102', '历下区', 'li xia qu', 0, 11709000, 3664000, 2, '370102.aaaaaaaa'],
    ['370103', '市中区', 'shi zhong qu', 0, 11694000, 3657000, 1, '370103.bbbbbbbb'],
    ['370202', '市南区', 'shi nan qu', 1, 12039000, 3607000, 1, '370202.cccccccc'],
    ['370203', '市北区', 'shi bei qu', 1, 12040000, 3610000, 0, ''],
  ],
  shards: [
    ['index.00000000.json', 'names.00000000.json', [0]],
    ['index.11111111.json', 'names.11111111.json', [1]],
  ],
};
const JINAN = {
  schema: 2,
  number: [1, '123456', 7],
  lon: [100, -50, 0],
  lat: [-200, 10, 5],
  access: [0, 2, 1],
  type: 3,
  level: [0, 0, 3],
  facilities: [1, 2 ** 23, 3],
  hours: [0, 1, 2],
  flags: [0, 1, 15],
  own: [[-1, 0, 1]],
};
const QINGDAO = { ...JINAN, ...{ number: [1], lon: [9], lat: [9], access: 0, level: 0 } };
Object.assign(QINGDAO, { facilities: 0, hours: 4, flags: 0, own: [0] });

test('shards fill the rows of their counties, whichever comes first', () => {
  const places = createPlaces(MANIFEST);
  addShard(places, 1, QINGDAO);
  assert.deepEqual(loadedRuns(places), [[3, 4]]);
  addShard(places, 0, JINAN);
  assert.deepEqual(loadedRuns(places).flat(), [0, 2, 2, 3, 3, 4]);
  assert.deepEqual([...places.lon], [11709100, 11709050, 11694000, 12039009]);
  assert.deepEqual([...places.lat], [3663800, 3663810, 3657005, 3607009]);
  assert.deepEqual([...places.county], [0, 0, 1, 2]);
  assert.deepEqual([...places.type], [3, 3, 3, 3]);
  assert.deepEqual([...places.facilities], [1, 2 ** 23, 3, 0]);
  assert.deepEqual([...places.own[0]], [-1, 0, 1, 0]);
  assert.deepEqual(pointOf(places, 0), [117.091, 36.638]);
  assert.deepEqual(places.cities[0].box, [116.9, 36.5, 117.1, 36.66]);
  assert.equal(places.counties[0].details, '370102.aaaaaaaa.json');
  assert.equal(places.counties[3].details, '');
});

test('a row and its id find each other, with four digits and with more', () => {
  const places = createPlaces(MANIFEST);
  assert.equal(rowOf(places, '370102-0001'), -1, 'nothing has come');
  addShard(places, 0, JINAN);
  const ids = [0, 1, 2].map((row) => idOf(places, row));
  assert.deepEqual(ids, ['370102-0001', '370102-123456', '370103-0007']);
  assert.deepEqual(
    ids.map((id) => rowOf(places, id)),
    [0, 1, 2],
  );
  const strange = ['370102-0002', '370102-1', '370202-0001', '999999-0001', '370203-0000', ''];
  for (const id of strange) assert.equal(rowOf(places, id), -1, id);
  assert.deepEqual(countyRows(places, 2), [3, 4]);
  assert.equal(shardOf(places, 1), 1);
});

test('what the invented data say is what the columns say', () => {
  const made = makePlaces(500, { seed: 3, shards: 'cities' });
  const places = createPlaces(made.manifest);
  made.files.forEach((file, n) => {
    addShard(places, n, file);
  });
  made.places.forEach((place, row) => {
    const told = [places.lon[row], places.lat[row], places.facilities[row], places.hours[row]];
    assert.deepEqual(told, [place.lon, place.lat, place.facilities, place.hours]);
    assert.equal(idOf(places, row), `${place.county}-${String(place.number).padStart(4, '0')}`);
  });
});

const without = (file, name) =>
  Object.fromEntries(Object.entries(file).filter(([key]) => key !== name));

test('a manifest that is not whole is refused by name', () => {
  const [county, ...counties] = MANIFEST.counties;
  const bad = [
    null,
    [],
    {},
    'text',
    { ...MANIFEST, schema: 1 },
    { ...MANIFEST, schema: 3 },
    { ...MANIFEST, total: 5 },
    { ...MANIFEST, scale: 0 },
    { ...MANIFEST, counties: [county.with(3, 2), ...counties] },
    { ...MANIFEST, counties: [county.with(6, -1), ...counties], total: 1 },
    { ...MANIFEST, counties: [county.with(6, 1.5), ...counties], total: 3.5 },
    { ...MANIFEST, counties: [null, ...counties] },
    { ...MANIFEST, cities: [null, null] },
    { ...MANIFEST, columns: [null] },
    { ...MANIFEST, hours: [null] },
    { ...MANIFEST, shards: [['index.0.json', 'names.0.json', [2]]] },
    { ...MANIFEST, shards: [['index.0.json', 'names.0.json']] },
    ...Object.keys(MANIFEST)
      .filter((name) => !['today', 'navigation', 'holidays', 'basic'].includes(name))
      .map((name) => without(MANIFEST, name)),
  ];
  for (const manifest of bad)
    assert.throws(() => createPlaces(manifest), {
      name: 'DataChanged',
      message: '名单变了，请刷新',
    });
});

test('a shard that does not fit is refused by name and leaves all as it was', () => {
  const places = createPlaces(MANIFEST);
  const before = structuredClone(places);
  const bad = [
    ...[null, [], 'text', QINGDAO, { ...JINAN, schema: 1 }, { ...JINAN, own: [] }],
    ...Object.keys(JINAN).map((name) => without(JINAN, name)),
    ...['lon', 'number', 'flags', 'own'].map((name) => ({ ...JINAN, [name]: [[1, 2], 3] })),
    ...['lon', 'access', 'hours'].map((name) => ({ ...JINAN, [name]: [1, 1, 1, 1] })),
    ...['lat', 'level', 'number'].map((name) => ({ ...JINAN, [name]: [1, null, 1] })),
    { ...JINAN, access: [0, 0, 3] },
    { ...JINAN, access: -1 },
    { ...JINAN, hours: [0, 0, 5] },
    { ...JINAN, hours: [0, 0.5, 1] },
    { ...JINAN, facilities: [0, 0, 2 ** 24] },
    { ...JINAN, lon: ['a', 'b', 'c'] },
    { ...JINAN, number: [10000, 1, 2] },
    { ...JINAN, own: [[2, 0, 0]] },
    { ...JINAN, own: [[-2, 0, 0]] },
  ];
  for (const file of bad)
    assert.throws(() => addShard(places, 0, file), DataChanged, JSON.stringify(file));
  assert.deepEqual(places, before);
});

test('details are taken for the county they belong to only', () => {
  const places = createPlaces(MANIFEST);
  const details = { schema: 2, name: ['甲', '乙'], phone: ['', '12351'] };
  assert.equal(readDetails(places, 0, details), details);
  const own = { ...details, own: [['一', '二'], undefined] };
  assert.equal(readDetails(places, 0, own), own);
  const bad = [
    ...[
      null,
      {},
      { ...details, schema: 1 },
      without(details, 'name'),
      { ...details, name: ['甲'] },
    ],
    ...[
      { ...details, phone: ['', '', ''] },
      { ...details, own: [['一']] },
      { ...details, photo: 7 },
    ],
  ];
  for (const file of bad)
    assert.throws(() => readDetails(places, 0, file), DataChanged, JSON.stringify(file));
  assert.throws(() => readDetails(places, 1, details), DataChanged);
});

test('counties that share a file find their places in it', () => {
  const counties = MANIFEST.counties.map((county, n) =>
    n < 2 ? [...county.slice(0, 7), '370100.dddddddd'] : county,
  );
  const places = createPlaces({ ...MANIFEST, counties });
  const details = { schema: 2, name: ['甲', '乙', '丙'] };
  assert.equal(places.counties[1].details, '370100.dddddddd.json');
  for (const county of [0, 1]) assert.equal(readDetails(places, county, details), details);
  assert.throws(() => readDetails(places, 1, { ...details, name: ['丙'] }), DataChanged);
  assert.deepEqual(
    [0, 1, 2].map((row) => describe(places, row, details).name),
    ['甲', '乙', '丙'],
  );
});
