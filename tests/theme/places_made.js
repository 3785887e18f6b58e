/** A published list of invented places in the shape the build gives it, for tests and the bench. */
import { readFileSync } from 'node:fs';
import { REPOSITORY } from './support.js';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). @param {number} seed */
export function chanceOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const SCALE = 100000;
const words = (text) => text.split(' ');
const FACILITIES = words(
  '哺乳座椅 遮挡帘或门锁 电源插座 洗手台 热水 婴儿护理台 婴儿床 垃圾桶 桌子 防滑地面 洗手液 纸巾湿巾 ' +
    '冰箱 空调 饮水机 微波炉 消毒器 空气净化器 储物柜 呼叫设备 尿不湿售货机 储奶袋 书刊宣传册 无障碍通行',
);
const HOURS = [
  ['', '时间不详'],
  ['24/7', '全天'],
  ['Mo-Fr 08:30-12:00,13:30-17:30; PH off', '周一至周五 8:30–12:00、13:30–17:30；节假日不开放'],
  ['Mo-Su 09:00-21:00', '每天 9:00–21:00'],
  ['Mo-Sa 08:00-18:00', '周一至周六 8:00–18:00'],
];

const DIVISIONS = readFileSync(new URL('generator/data/shandong_divisions.csv', REPOSITORY), 'utf8')
  .replace(/^\uFEFF/, '')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.split(','))
  .map(([code, name, level, city, spoken, lon, lat]) => {
    const label = [lon, lat].map((degrees) => Math.round(Number(degrees) * SCALE));
    return { code, name, level, city, spoken, label };
  });
const CITIES = DIVISIONS.filter(({ level }) => level === '市');
const COUNTIES = DIVISIONS.filter(({ level }) => level !== '市');

/** Roughly normal, with a spread of 1. */
const bell = (chance) => (chance() + chance() + chance() + chance() - 2) * 1.7;

/** Places of a county, each as an object of its columns; coordinates are whole units. */
function placesOf(county, count, chance) {
  const pick = (limit) => Math.floor(chance() * limit);
  return Array.from({ length: count }, (_, n) => ({
    lon: Math.round(county.label[0] + 9000 * bell(chance)),
    lat: Math.round(county.label[1] + 7000 * bell(chance)),
    number: n + 1,
    access: chance() < 0.6 ? 0 : 1 + pick(2),
    type: pick(13),
    level: chance() < 0.9 ? 0 : 1 + pick(3),
    facilities: pick(2 ** 24) | pick(2 ** 24),
    hours: pick(HOURS.length),
    flags: pick(16) & (chance() < 0.9 ? 0b1110 : 0b1111),
  })).sort((one, other) => one.lon + one.lat - other.lon - other.lat);
}

/** @param {any[]} rows of counties, each sorted @param {number[]} label */
function deltas(rows, label, name) {
  const axis = name === 'lon' ? 0 : 1;
  return rows.map((row, n) => row[name] - (n ? rows[n - 1][name] : label[axis]));
}

const PLAIN = words('number access type level facilities hours flags');

/** One shard of these counties. */
function shardOf(counties) {
  const columns = Object.fromEntries(
    PLAIN.map((name) => [name, counties.flatMap(({ rows }) => rows.map((row) => row[name]))]),
  );
  for (const name of ['lon', 'lat'])
    columns[name] = counties.flatMap(({ rows, label }) => deltas(rows, label, name));
  return { schema: 2, ...columns, own: [] };
}

/** west, south, east, north of the places of a city, or of its label. */
function boxOf({ label }, rows) {
  const side = (choose, name, axis) =>
    rows.reduce((far, row) => choose(far, row[name]), rows.length ? rows[0][name] : label[axis]);
  return [
    side(Math.min, 'lon', 0),
    side(Math.min, 'lat', 1),
    side(Math.max, 'lon', 0),
    side(Math.max, 'lat', 1),
  ];
}

/**
 * `count` places over all counties: the manifest and its shards as the files hold them, and every place as an object.
 * @param {number} count
 * @param {{ seed?: number, shards?: 'one' | 'cities' }} [how]
 */
export function makePlaces(count, { seed = 1, shards = 'one' } = {}) {
  const chance = chanceOf(seed);
  const counties = COUNTIES.map((county, n) => {
    const share = Math.floor(count / COUNTIES.length) + (n < count % COUNTIES.length ? 1 : 0);
    const city = CITIES.findIndex(({ name }) => name === county.city);
    return { ...county, cityIndex: city, rows: placesOf(county, share, chance) };
  });
  const ofCity = (city) => counties.filter(({ cityIndex }) => cityIndex === city);
  const groups =
    shards === 'one' ? [CITIES.map((_, city) => city)] : CITIES.map((_, city) => [city]);
  const files = groups.map((group) =>
    shardOf(counties.filter(({ cityIndex }) => group.includes(cityIndex))),
  );
  const manifest = {
    schema: 2,
    layer: { id: 'mama-rooms', title: '妈妈小屋', noun: '妈妈小屋', path: 'rooms/', sample: true },
    scale: SCALE,
    total: count,
    today: '2026-11-21',
    navigation: { amap: 'https://map.example/?at={lon},{lat}&name={name}' },
    access: ['对外开放', '登记后使用', '本单位职工'],
    types: words('机关 事业单位 医院 学校 企业 园区 商场 交通枢纽 景区公园 社区 银行 驿站 其他'),
    levels: words('普通 县级示范 市级示范 省级示范'),
    facilities: FACILITIES,
    basic: { facilities: 11, size: 10 },
    columns: [],
    hours: HOURS,
    holidays: { 2026: { off: ['10-01', '10-02'], work: ['10-10'] } },
    cities: CITIES.map(({ code, name, spoken, label }, city) => {
      const rows = ofCity(city).flatMap((county) => county.rows);
      return [code, name, spoken, ...label, ...boxOf({ label }, rows)];
    }),
    counties: counties.map(({ code, name, spoken, cityIndex, label, rows }) => {
      return [
        code,
        name,
        spoken,
        cityIndex,
        ...label,
        rows.length,
        rows.length ? `${code}.feedbeef` : '',
      ];
    }),
    shards: groups.map((group, n) => [`index.${n}.json`, `names.${n}.json`, group]),
  };
  return {
    manifest,
    files,
    places: counties.flatMap(({ rows, code }) => rows.map((row) => ({ ...row, county: code }))),
  };
}

/** A query as somebody may choose it, from none to nearly impossible ones. */
export function anyQuery(manifest, chance) {
  const pick = (list) => list[Math.floor(chance() * list.length)];
  const query = new URLSearchParams();
  if (chance() < 0.4) query.append('access', pick(manifest.access));
  if (chance() < 0.3) query.append('type', pick(manifest.types));
  for (let left = Math.floor(chance() * 5); left > 0; left--)
    query.append('facility', pick(manifest.facilities));
  if (chance() < 0.1) query.append('level', pick(manifest.levels));
  if (chance() < 0.1) query.append('basic', '1');
  if (chance() < 0.1) query.append('city', pick(manifest.cities)[1]);
  return query.toString();
}

/** A point in the province mostly, sometimes beside it or far away. */
export function somewhere(chance) {
  if (chance() < 0.05) return [chance() * 360 - 180, chance() * 180 - 90];
  return [114 + 9.5 * chance(), 33.5 + 5.5 * chance()];
}
