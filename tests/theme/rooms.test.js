import assert from 'node:assert/strict';
import test from 'node:test';
import { placeNames } from '../../theme/map/names.js';
import {
  distanceInWords,
  filtersOf,
  findRooms,
  navigationUrl,
  queryOf,
  readIndex,
  roomPath,
} from '../../theme/map/rooms.js';
import { isFar, summary } from '../../theme/view/rooms/listing.js';
import { read } from './support.js';

const FILE = {
  schema: 1,
  scale: 100000,
  noun: '妈妈小屋',
  access: ['对外开放', '登记后使用', '本单位职工'],
  navigation: 'https://map.example/?at={lon},{lat}&name={name}',
  phones: ['', '12351'],
  facilities: ['座椅', '冰箱', '空调'],
  hours: ['全天', '时间不详'],
  cities: [
    ['370100', '济南市', 11700000, 3665000],
    ['370200', '青岛市', 12038000, 3607000],
  ],
  counties: [
    ['370102', '历下区', 0, 11709000, 3664000],
    ['370103', '市中区', 0, 11694000, 3657000],
    ['370202', '市南区', 1, 12039000, 3607000],
  ],
  rooms: {
    id: ['370102-0001', '370102-0002', '370103-0001', '370202-0001'],
    name: ['甲', '乙', '丙', '丁'],
    address: ['一路', '二路', '三路', '四路'],
    detail: ['', '二楼', '', ''],
    county: [0, 0, 1, 2],
    lon: [11709000, 11710000, 11694000, 12039000],
    lat: [3664000, 3664000, 3657000, 3607000],
    access: [0, 1, 2, 0],
    facilities: [0b011, 0b111, 0b001, 0b100],
    hours: [0, 1, 1, 1],
    phone: [0, 1, 0, 0],
    paused: [0, 0, 0, 0],
  },
};
const NONE = { access: [], facilities: [], city: '', county: '' };
const index = readIndex(FILE);
/** @param {object} filters @param {[number, number]} [here] */
const ids = (filters, here) =>
  findRooms(index, { ...NONE, ...filters }, here)
    .map(({ room }) => room.name)
    .join('');

test('the index reads as rooms', () => {
  const room = index.rooms[1];
  assert.deepEqual(room.point, [117.1, 36.64]);
  assert.equal(room.county.city.name, '济南市');
  assert.equal(room.access, '登记后使用');
  assert.deepEqual([room.phone, index.rooms[0].phone], ['12351', '']);
  assert.equal(roomPath(room), 'rooms/370102/#370102-0002');
  assert.equal(
    navigationUrl(index, { ...room, name: '{lat}&乙' }),
    'https://map.example/?at=117.100000,36.640000&name=%7Blat%7D%26%E4%B9%99',
  );
});

test('filters narrow: any access, every facility, city, county', () => {
  assert.equal(ids({}), '甲乙丙丁');
  assert.equal(ids({ access: ['对外开放'] }), '甲丁');
  assert.equal(ids({ access: ['对外开放', '本单位职工'] }), '甲丙丁');
  assert.equal(ids({ facilities: ['冰箱'] }), '甲乙');
  assert.equal(ids({ facilities: ['冰箱', '空调'] }), '乙');
  assert.equal(ids({ city: '370100' }), '甲乙丙');
  assert.equal(ids({ city: '370100', county: '370103' }), '丙');
  assert.equal(ids({ access: ['本单位职工'], facilities: ['空调'] }), '');
});

test('nearest comes first, and what is closed for now comes last', () => {
  assert.equal(ids({}, [120.4, 36.1]), '丁乙甲丙');
  assert.equal(ids({}, [116.9, 36.5]), '丙甲乙丁');
  const paused = readIndex({ ...FILE, rooms: { ...FILE.rooms, paused: [0, 0, 1, 0] } });
  const found = findRooms(paused, NONE, [116.94, 36.57]);
  assert.equal(found.map(({ room }) => room.name).join(''), '甲乙丁丙');
  assert.ok(found[3].metres !== undefined && found[3].metres < 1);
  assert.deepEqual(findRooms(paused, { ...NONE, access: ['本单位职工'] }), []);
});

test('nearest agrees with comparing every pair', () => {
  for (let step = 0; step < 50; step++) {
    const found = findRooms(index, NONE, [115 + step / 7, 35 + (step % 9) / 4]);
    for (let i = 1; i < found.length; i++)
      assert.ok(Number(found[i - 1].metres) <= Number(found[i].metres));
  }
});

test('filters live in the address and come back from it', () => {
  const filters = {
    access: ['对外开放'],
    facilities: ['冰箱', '空调'],
    city: '370100',
    county: '370102',
  };
  assert.deepEqual(filtersOf(index, queryOf(filters)), filters);
  assert.equal(queryOf(NONE), '');
  assert.deepEqual(filtersOf(index, '?city=370200'), { ...NONE, city: '370200' });
  assert.deepEqual(filtersOf(index, '?access=谁都行&facility=%00&county=1&city=<b>'), NONE);
});

test('distances read as people say them', () => {
  const said = [3, 94, 349, 994, 995, 1240, 99949, 99950, 312345].map(distanceInWords);
  assert.deepEqual(said, [
    '约 10 米',
    '约 90 米',
    '约 350 米',
    '约 990 米',
    '约 1.0 公里',
    '约 1.2 公里',
    '约 99.9 公里',
    '约 100 公里',
    '约 312 公里',
  ]);
});

test('what was found is said in a sentence, far away too', () => {
  const found = (metres) =>
    Array.from({ length: 3 }, (_, i) => ({ room: {}, metres: metres && metres + i }));
  assert.equal(summary(found(), '妈妈小屋'), '找到 3 间。');
  assert.equal(summary(found(40), '妈妈小屋'), '找到 3 间，由近到远。');
  assert.equal(summary(found(40), '妈妈小屋', '对外开放'), '对外开放的有 3 间，由近到远。');
  assert.equal(
    summary(found(489000), '妈妈小屋'),
    '你周围 100 公里内没有合要求的妈妈小屋，最近的在约 489 公里外。',
  );
  assert.deepEqual([[], found(), found(40), found(489000)].map(isFar), [false, false, false, true]);
  assert.equal(summary([], '妈妈小屋'), '没有合要求的妈妈小屋，请减去一两个条件。');
});

test('no word promises that a room is open at this hour: the data says only who may enter', () => {
  const said = ['rooms.js', 'rooms/filters.js', 'rooms/listing.js'].map((name) =>
    read(`theme/view/${name}`),
  );
  for (const text of said) assert.doesNotMatch(text, /现在能进|现在开放|正在开放/);
});

test('names on the map cover no name before them, and no dot where there is room beside it', () => {
  const names = [
    { text: '滨州市', x: 100, y: 100 },
    { text: '东营市', x: 130, y: 104 },
    { text: '济宁市', x: 130, y: 96 },
    { text: '威海市', x: 150, y: 100 },
    { text: '淄博市', x: 115, y: 102 },
  ];
  const placed = (dots) => placeNames(names, dots, 14).map(({ text, y }) => `${text}${y}`);
  assert.deepEqual(placed([]), ['滨州市100', '东营市122.2', '济宁市77.8', '威海市100']);
  assert.deepEqual(placed([{ x: 90, y: 104 }])[0], '滨州市81.8');
  assert.deepEqual(placed([69, 81, 100, 118, 131].map((y) => ({ x: 100, y })))[0], '滨州市100');
});
