import assert from 'node:assert/strict';
import test from 'node:test';
import { placeNames } from '../../theme/map/names.js';
import { locate, vagueness } from '../../theme/view/rooms/locate.js';
import {
  distanceInWords,
  isFar,
  navigationUrl,
  printedHead,
  stateInWords,
  summary,
} from '../../theme/view/rooms/words.js';

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

const ANYTHING = {
  ...{ access: [], types: [], levels: [], facilities: [], own: {} },
  ...{ open: false, basic: false, city: '', county: '', words: '' },
};

test('what was found is said in a sentence, far away too', () => {
  const LAYER = { noun: '妈妈小屋', counter: '间' };
  const found = (count, more = {}) => ({
    asked: { filters: ANYTHING },
    rows: new Uint32Array(count),
    list: () => [{ row: 0, metres: 489000 }],
    around: undefined,
    inside: 0,
    unlooked: false,
    ...more,
  });
  const said = (count, more) => summary(found(count, more), LAYER);
  assert.equal(said(3), '找到 3 间。');
  assert.equal(said(21), '找到 21 间，先列 20 间。');
  const without = (filters) => said(0, { asked: { filters: { ...ANYTHING, ...filters } } });
  const less = '没有合要求的妈妈小屋，请减去一两个条件。';
  assert.equal(without({ open: true, words: '长清' }), less);
  assert.equal(without({ own: { 收费: ['免费'] } }), less);
  assert.equal(without({ words: '乐陵' }), '没有找到“乐陵”，请换个说法，或选市和县（市、区）。');
  assert.equal(without({ city: '370200' }), '这里还没有登记的妈妈小屋，请看看邻近的市县。');
  assert.equal(said(0, { unlooked: true }), '妈妈小屋太多，先取位置，或选一个市。');
  assert.equal(said(3, { around: 1000, inside: 2 }), '1 公里内有 2 间；由近到远列出全部 3 间。');
  assert.equal(
    said(50, { around: 3000, inside: 2 }),
    '1 公里内没有，3 公里内有 2 间；由近到远列出前 20 间，共 50 间。',
  );
  const far = { around: Number.POSITIVE_INFINITY };
  assert.equal(said(3, far), '你周围 100 公里内没有合要求的妈妈小屋，最近的在约 489 公里外。');
  assert.deepEqual([found(0), found(3), found(3, far)].map(isFar), [false, false, true]);
});

test('whether it is open is said with until when, and what holidays may change', () => {
  const said = [
    { state: 'open', until: '17:30', days: 0, sure: true },
    { state: 'open', until: '02:00', days: 1, sure: true },
    { state: 'open', sure: false },
    { state: 'closed', from: '08:30', days: 0, sure: true },
    { state: 'closed', from: '08:30', days: 1, sure: true },
    { state: 'closed', from: '08:30', days: 3, sure: false },
    { state: 'closed', sure: true },
    { state: 'unknown', sure: false },
  ].map(stateInWords);
  assert.deepEqual(said, [
    '开放中，到 17:30',
    '开放中，到 明天 02:00',
    '开放中，节假日以现场为准',
    '已关闭，08:30 开',
    '已关闭，明天 08:30 开',
    '已关闭，3 天后 08:30 开，节假日以现场为准',
    '已关闭',
    '时间不详',
  ]);
});

test('the way leads to the map that opens in WeChat there, elsewhere to the one most phones have', () => {
  const navigation = {
    amap: 'https://a/?p={lon},{lat}&n={name}',
    tencent: 'https://t/?c={lat},{lon};{address}',
  };
  const place = { name: '甲&乙', city: '济南市', address: '一路 1 号', point: [117.1, 36.5] };
  const way = (agent) => navigationUrl({ navigation }, place, agent);
  assert.equal(way('Mozilla/5.0'), 'https://a/?p=117.100000,36.500000&n=%E7%94%B2%26%E4%B9%99');
  assert.equal(
    way('MicroMessenger/8'),
    `https://t/?c=36.500000,117.100000;${encodeURIComponent('济南市一路 1 号')}`,
  );
});

test('a place the phone is not sure of is called so', () => {
  assert.equal(vagueness(30), '');
  assert.match(vagueness(800), /800 米/);
  assert.match(vagueness(2000), /2 公里/);
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

test('a list on paper says what was asked for, of which day it is, and whether it goes on', () => {
  const manifest = {
    layer: { counter: '间' },
    today: '2026-11-22',
    columns: [],
    cities: [['370100', '济南市']],
    counties: [['370102', '历下区']],
  };
  const said = (filters, count, listed) =>
    printedHead(
      { asked: { filters: { ...ANYTHING, ...filters } }, rows: new Uint32Array(count) },
      manifest,
      listed,
    );
  assert.equal(said({}, 2, 2), '全部：共 2 间。2026-11-22 的数据，以现场为准。');
  const filters = {
    ...{ city: '370100', county: '370102', access: ['对外开放', '登记后使用'] },
    ...{ facilities: ['冰箱', '热水'], open: true, basic: true, words: '医院' },
  };
  assert.equal(
    said(filters, 78, 20),
    '对外开放，登记后使用，冰箱，热水，现在开放，符合国家基本配置，济南市，历下区，医院：' +
      '共 78 间，这里只有前 20 间。2026-11-22 的数据，以现场为准。',
  );
});

test('a phone that never answers where it is is not waited for', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const real = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  const geolocation = { getCurrentPosition: () => {} };
  Object.defineProperty(globalThis, 'navigator', { value: { geolocation }, configurable: true });
  const asked = locate();
  if (real) Object.defineProperty(globalThis, 'navigator', real);
  else delete globalThis.navigator;
  context.mock.timers.tick(20000);
  await assert.rejects(asked, { message: '手机一直没有给出位置，也许还在等你允许' });
});
