import assert from 'node:assert/strict';
import test from 'node:test';
import { metresBetween, wgs84ToGcj02 } from '../../theme/map/coordinates.js';
import { describe } from '../../theme/map/described.js';
import { toCsv, toGeoJson, toKml } from '../../theme/map/exports.js';
import { addShard, createPlaces, pointOf, readDetails } from '../../theme/map/published.js';
import { makePlaces } from './places_made.js';

const HOSTILE = `=HYPERLINK("http://x","<b>&甲'),乙\n丙\u0000`;
const made = makePlaces(272);
const manifest = { ...made.manifest, columns: [{ name: '年龄', kind: 'range', unit: '岁' }] };
const places = createPlaces(manifest);
addShard(places, 0, made.files[0]);
const details = readDetails(places, 0, {
  schema: 2,
  name: ['一号小屋', HOSTILE],
  address: ['泉城路 1 号', ''],
  phone: ['', '+86 531 00000000'],
  own: [['3–12 岁', '']],
});
places.facilities.set([0b11, 2 ** 23]);
places.flags.set([0, 3]);
places.level.set([1, 0]);
const rows = [0, 1].map((row) => describe(places, row, details));

test('a place is told in words', () => {
  const place = made.places[0];
  assert.deepEqual(rows[0], {
    ...{ id: '370102-0001'.replace('0001', String(place.number).padStart(4, '0')) },
    ...{ name: '一号小屋', city: '济南市', county: '历下区', address: '泉城路 1 号', detail: '' },
    ...{ phone: '', photo: '', point: pointOf(places, 0), access: manifest.access[place.access] },
    ...{ type: manifest.types[place.type], level: '区级示范' },
    ...{ facilities: ['哺乳座椅', '遮挡帘或门锁'], hours: manifest.hours[place.hours][1] },
    ...{ paused: false, stale: false, own: ['3–12 岁'] },
  });
  assert.deepEqual(
    [rows[1].facilities, rows[1].paused, rows[1].stale],
    [['无障碍通行'], true, true],
  );
  assert.equal(rows[1].own[0], '');
});

test('GeoJSON holds every place in WGS-84, what is known of it, and what the data are', () => {
  const read = JSON.parse(toGeoJson(rows, manifest, '来源：示例站。'));
  assert.equal(read.type, 'FeatureCollection');
  assert.match(
    read.description,
    /^示例数据，不是真的。妈妈小屋，2026-11-21 .*WGS-84.*来源：示例站。$/,
  );
  assert.equal(read.features.length, 2);
  const [one, other] = read.features;
  assert.deepEqual([one.type, one.geometry.type, one.id], ['Feature', 'Point', rows[0].id]);
  assert.ok(metresBetween(wgs84ToGcj02(one.geometry.coordinates), rows[0].point) < 0.1);
  assert.ok(metresBetween(one.geometry.coordinates, rows[0].point) > 300, 'converted');
  assert.equal(one.properties.年龄, '3–12 岁');
  assert.equal(one.properties.设施, '哺乳座椅、遮挡帘或门锁');
  assert.ok(!('联系电话' in one.properties) && !('年龄' in other.properties));
  assert.deepEqual([other.properties.名称, other.properties.状态], [HOSTILE, '暂停']);
});

test('KML holds the same, and nothing in a name breaks it', () => {
  const kml = toKml(rows, manifest);
  const [, name] = /<Placemark><name>(=[^<]*)<\/name>/.exec(kml);
  assert.equal(name, "=HYPERLINK(&quot;http://x&quot;,&quot;&lt;b&gt;&amp;甲'),乙\n丙");
  assert.equal(kml.match(/<Placemark>/g).length, 2);
  const { coordinates } = JSON.parse(toGeoJson(rows, manifest)).features[0].geometry;
  assert.ok(kml.includes(`<Point><coordinates>${coordinates.join()}</coordinates></Point>`));
  assert.match(kml, /<Document>\n<name>妈妈小屋<\/name><description>示例数据，不是真的。/);
  assert.match(kml, /<Data name="年龄"><value>3–12 岁<\/value><\/Data>/);
  const tags = [...kml.matchAll(/<(\/?)(\w+)[^>?]*>/g)].map(([, end, tag]) => end + tag);
  const open = [];
  for (const tag of tags) {
    if (tag.startsWith('/')) assert.equal(open.pop(), tag.slice(1));
    else open.push(tag);
  }
  assert.deepEqual(open, []);
});

/** RFC 4180, read back. @param {string} text */
function parse(text) {
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)];
  const table = [[]];
  for (const [, quoted, bare, end] of cells) {
    table[table.length - 1].push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === '\r\n') table.push([]);
  }
  return table.slice(0, -1);
}

test('CSV opens in spreadsheets: with a mark, every row as long, and no cell a formula', () => {
  const csv = toCsv(rows, manifest, '来源：示例站。');
  assert.equal(csv[0], '\ufeff');
  const [header, one, other] = parse(csv.slice(1));
  assert.deepEqual([one.length, other.length], [header.length, header.length]);
  const at = (row, name) => row[header.indexOf(name)];
  assert.equal(at(other, '名称'), `'${HOSTILE}`);
  assert.equal(at(other, '联系电话'), "'+86 531 00000000");
  assert.equal(at(one, '地址'), '泉城路 1 号');
  assert.equal(at(one, '坐标系'), '手机GPS(WGS-84)');
  assert.match(at(other, '说明'), /^示例数据，不是真的。.*来源：示例站。$/);
  const point = [Number(at(one, '经度')), Number(at(one, '纬度'))];
  assert.ok(metresBetween(wgs84ToGcj02(point), rows[0].point) < 0.1);
  for (const text of ['=1', '+1', '-1', '@a', '\t=1', ' =1', '＝1', "'=1"]) {
    const [, [, name]] = parse(toCsv([{ ...rows[0], name: text }], manifest).slice(1));
    assert.equal(name, `'${text}`);
  }
});

test('real data are not called invented, and no place is an empty file that still says what it is', () => {
  const real = { ...manifest, layer: { ...manifest.layer, sample: false } };
  for (const write of [toGeoJson, toKml, toCsv]) assert.doesNotMatch(write(rows, real), /示例数据/);
  assert.deepEqual(JSON.parse(toGeoJson([], manifest)).features, []);
  assert.equal(parse(toCsv([], manifest).slice(1)).length, 1);
});
