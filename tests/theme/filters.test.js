import assert from 'node:assert/strict';
import test from 'node:test';
import { filtersOf, matching, predicate, queryOf } from '../../theme/map/filters.js';
import { addShard, createPlaces } from '../../theme/map/published.js';
import { makePlaces } from './places_made.js';

const NONE = {
  ...{ access: [], types: [], levels: [], facilities: [], own: {} },
  ...{ open: false, basic: false, city: '', county: '', words: '' },
};

const made = makePlaces(272, { seed: 2 });
const manifest = {
  ...made.manifest,
  columns: [
    { name: '名额', kind: 'number', filter: false },
    { name: '收费', kind: 'choice', filter: true, words: ['免费', '收费'] },
    { name: '餐食', kind: 'choice', filter: true, words: ['午餐', '加餐', '没有'] },
  ],
};
const own = [0, 1].map((shift) => made.places.map((_, row) => ((row >> shift) % 4) - 1));
const places = createPlaces(manifest);
addShard(places, 0, {
  ...made.files[0],
  own: own.map((values) => values.map((v) => Math.min(v, 1))),
});

const has = (place, bits) => (place.flags & bits) !== 0;
/** @param {object} filters @param {object} [known] */
const rows = (filters, known) => [
  ...matching(places, predicate(places, { ...NONE, ...filters }, known)),
];
/** What plain reading of the places gives: those in use first. @param {(place: any, row: number) => boolean} fits */
const expected = (fits) => {
  const found = made.places.flatMap((place, row) => (fits(place, row) ? [row] : []));
  const paused = found.filter((row) => has(made.places[row], 1));
  return [...found.filter((row) => !paused.includes(row)), ...paused];
};

test('nothing asked finds all, what is closed for now last', () => {
  assert.deepEqual(
    rows({}),
    expected(() => true),
  );
  assert.ok(made.places.some((place) => has(place, 1)) && !has(made.places[rows({})[0]], 1));
});

test('one of the words of a list is enough, but every facility must be there', () => {
  const position = (list, word) => manifest[list].indexOf(word);
  const types = ['医院', '其他'].map((word) => position('types', word));
  assert.deepEqual(
    rows({ types: ['医院', '其他'] }),
    expected(({ type }) => types.includes(type)),
  );
  assert.deepEqual(
    rows({ levels: ['省级示范'] }),
    expected(({ level }) => level === 3),
  );
  const bits = 2 ** 1 + 2 ** 23;
  assert.deepEqual(
    rows({ facilities: ['遮挡帘或门锁', '无障碍通行'] }),
    expected(({ facilities }) => (facilities & bits) === bits),
  );
  assert.deepEqual(
    rows({ facilities: ['冰箱'], types: ['医院'], basic: true }),
    expected(
      (place) =>
        place.type === types[0] && has(place, 8) && has({ flags: place.facilities }, 2 ** 12),
    ),
  );
});

test('who asks for somebody’s access or for what is open is not shown what is closed for now', () => {
  assert.deepEqual(
    rows({ access: ['登记后使用', '本单位职工'] }),
    expected((place) => place.access > 0 && !has(place, 1)),
  );
  const openHours = Uint8Array.of(0, 1, 2, 1, 0);
  assert.deepEqual(
    rows({ open: true }, { openHours }),
    expected((place) => [1, 3].includes(place.hours) && !has(place, 1)),
  );
  assert.deepEqual(rows({}, { openHours }), rows({}), 'known, but not asked for');
});

test('cities, counties and names narrow', () => {
  assert.deepEqual(
    rows({ city: '370200' }),
    expected(({ county }) => county.startsWith('3702')),
  );
  assert.deepEqual(
    rows({ city: '370100', county: '370103' }),
    expected(({ county }) => county === '370103'),
  );
  const named = Uint8Array.from(made.places, (_, row) => Number(row % 5 === 0));
  assert.deepEqual(
    rows({}, { named }),
    expected((_, row) => row % 5 === 0),
  );
});

test('columns of the layer’s own narrow; the unknown is none of the words', () => {
  const value = (column, row) => Math.min(own[column][row], 1);
  assert.deepEqual(
    rows({ own: { 收费: ['免费'] } }),
    expected((_, row) => value(0, row) === 0),
  );
  assert.deepEqual(
    rows({ own: { 收费: ['免费', '收费'], 餐食: ['加餐', '没有'] } }),
    expected((_, row) => value(0, row) >= 0 && value(1, row) === 1),
  );
});

test('filters live in the address and come back from it', () => {
  const filters = {
    access: ['对外开放', '本单位职工'],
    types: ['医院'],
    levels: ['普通'],
    facilities: ['冰箱', '空调'],
    own: { 餐食: ['午餐'] },
    open: true,
    basic: true,
    city: '370400',
    county: '370402',
    words: '长清 & 100%',
  };
  const query = queryOf(manifest, filters);
  assert.deepEqual(filtersOf(manifest, query), filters);
  const read = decodeURIComponent(query.replaceAll('+', ' '));
  assert.match(
    read,
    /^\?access=对外开放&access=本单位职工&type=医院&.*&city=枣庄市&county=市中区&q=长清/,
  );
  assert.equal(queryOf(manifest, NONE), '');
  assert.deepEqual(filtersOf(manifest, ''), NONE);
});

test('every county comes back from its address, though several share a name', () => {
  const names = manifest.counties.map(([, name]) => name);
  assert.ok(new Set(names).size < names.length);
  for (const [code, , , city] of manifest.counties) {
    const filters = { ...NONE, city: manifest.cities[city][0], county: code };
    assert.deepEqual(filtersOf(manifest, queryOf(manifest, filters)), filters);
  }
});

test('addresses of before, with codes, are still understood; what is not known is dropped', () => {
  assert.deepEqual(filtersOf(manifest, '?city=370200'), { ...NONE, city: '370200' });
  assert.deepEqual(filtersOf(manifest, '?county=370103'), {
    ...NONE,
    city: '370100',
    county: '370103',
  });
  const strange =
    '?access=谁都行&facility=%00&county=1&city=<b>&open=yes&basic=&收费=贵&名额=1&q=%20';
  assert.deepEqual(filtersOf(manifest, strange), NONE);
  assert.deepEqual(filtersOf(manifest, '?city=青岛市&county=历下区'), { ...NONE, city: '370200' });
  const { basic, ...plain } = manifest;
  assert.ok(basic);
  assert.deepEqual(filtersOf(plain, '?basic=1'), NONE);
});
