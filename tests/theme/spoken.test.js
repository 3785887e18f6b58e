import assert from 'node:assert/strict';
import test from 'node:test';
import { addShard, createPlaces } from '../../theme/map/published.js';
import { divisionsMatch, namedRows, spokenMatch, telling } from '../../theme/map/spoken.js';
import { makePlaces } from './places_made.js';

const FILE = {
  schema: 2,
  names: [
    '长清区医院妈妈小屋',
    '示例·重阳（A座）2号',
    '绿地·银座商场',
    '西安路爱心屋',
    '行知银行',
    '𬭚园二楼',
  ],
  readings: {
    ...{ 长: 'chang zhang', 清: 'qing', 区: 'qu', 医: 'yi', 院: 'yuan', 妈: 'ma', 小: 'xiao' },
    ...{ 屋: 'wu', 示: 'shi', 例: 'li', 重: 'chong zhong', 阳: 'yang', 座: 'zuo', 号: 'hao' },
    ...{ 绿: 'lv', 地: 'di', 银: 'yin', 商: 'shang', 场: 'chang', 西: 'xi', 安: 'an', 路: 'lu' },
    ...{ 爱: 'ai', 心: 'xin', 行: 'hang xing', 知: 'zhi', 𬭚: 'dun', 园: 'yuan' },
  },
};
const found = (query) => [...spokenMatch(FILE, query)].flatMap((one, n) => (one ? [n] : []));

/** What is typed → the names that hold it. */
const TYPED = [
  ['', [0, 1, 2, 3, 4, 5]],
  ['长清', [0]],
  ['清长', []],
  ['妈妈小屋', [0]],
  ['changqing', [0]],
  ['chang qing', [0]],
  ['Chángqīng', [0]],
  ['zhangqing', [0]],
  ['cq', [0]],
  ['zq', [0]],
  ['长qing', [0]],
  ['长q', [0]],
  ['c清', [0]],
  ['cqqyy', [0]],
  ['changqqyiy', [0]],
  ['changqi', [0]],
  ['changqix', []],
  ['hangqing', []],
  ['qing', [0]],
  ['ing', []],
  ['zhongyang', [1]],
  ['chongy', [1]],
  ['重阳A座', [1]],
  ['重阳a', [1]],
  ['zyazuo2', [1]],
  ['示例重阳', [1]],
  ['２号', [1]],
  ['2h', [1]],
  ['lvdi', [2]],
  ['lǜdì', [2]],
  ['lü', [2]],
  ['ld', [2]],
  ['yinzuo', [2]],
  ["xi'an", [3]],
  ['xian', [3]],
  ['xalaixinwu', [3]],
  ['hangzhi', [4]],
  ['xingzhiyinhang', [4]],
  ['xzyx', [4]],
  ['zyh', [4]],
  ['𬭚', [5]],
  ['𬭚yuan', [5]],
  ['dyuan', [5]],
  ['duny', [5]],
  ['园二', [5]],
  ['妈妈大屋', []],
];

test('names are found by characters, pinyin, initials and what lies between', () => {
  for (const [query, expected] of TYPED) assert.deepEqual(found(query), expected, query);
});

test('punctuation alone asks for nothing, a strange file is refused by name', () => {
  assert.deepEqual(found('·（）'), [0, 1, 2, 3, 4, 5]);
  for (const file of [null, {}, { ...FILE, schema: 1 }, { schema: 2, names: [] }])
    assert.throws(() => spokenMatch(file, 'a'), { name: 'DataChanged' });
});

const { manifest } = makePlaces(0);
/** The names of the cities and counties found. */
const divisions = (query) => {
  const { cities, counties } = divisionsMatch(manifest, query);
  const names = (rows, positions) => positions.map((position) => rows[position][1]);
  return [...names(manifest.cities, cities), ...names(manifest.counties, counties)];
};

test('cities and counties are read as people there read them', () => {
  assert.deepEqual(divisions('长清'), ['长清区']);
  assert.deepEqual(divisions('changqing'), ['长清区']);
  assert.deepEqual(divisions('zhangqing'), []);
  assert.deepEqual(divisions('laoling'), ['乐陵市']);
  assert.deepEqual(divisions('leling'), []);
  assert.deepEqual(divisions('shanxian'), ['单县']);
  assert.deepEqual(divisions('danxian'), []);
  assert.deepEqual(divisions('济南长清'), ['长清区']);
  assert.deepEqual(divisions('jinanshichangqingqu'), ['长清区']);
  assert.deepEqual(divisions('jncq'), ['长清区']);
  assert.deepEqual(divisions('市中区'), ['市中区', '市中区']);
  assert.deepEqual(divisions('枣庄市市中区'), ['市中区']);
  assert.ok(divisions('青岛').length > 8, 'the city and its counties');
  for (const nothing of ['', ' ', '市长', 'v', '·']) assert.deepEqual(divisions(nothing), []);
});

test('what nearly all names end with finds those that begin with it', () => {
  assert.deepEqual(
    divisions('shi')
      .map((name) => name[0])
      .join(''),
    '市市市市',
  );
  assert.deepEqual(divisions('区'), []);
});

/** Places of two shards with names. */
function listed() {
  const made = makePlaces(272, { shards: 'cities' });
  const places = createPlaces(made.manifest);
  const files = made.files.map((file, n) => {
    addShard(places, n, file);
    const names = file.number.map((number) => (number === 1 ? '一号医院' : '二号商场'));
    return { schema: 2, names, readings: { 医: 'yi', 院: 'yuan', 商: 'shang', 场: 'chang' } };
  });
  return { places, files };
}

test('a row is found by its name, its county or its city, and has every word', () => {
  const { places, files } = listed();
  const rows = (query, some = files) =>
    [...namedRows(places, some, query)].flatMap((one, row) => (one ? [row] : []));
  const county = places.counties.findIndex(({ code }) => code === '370113');
  const [first, end] = [places.first[county], places.first[county + 1]];
  assert.equal(end - first, 2);
  assert.deepEqual(rows('长清'), [first, first + 1]);
  assert.deepEqual(rows('长清 医院').length, 1);
  assert.deepEqual(rows('changqing yy').length, 1);
  assert.deepEqual(rows('yy').length, 136 + 1, '医院, and what there is in 沂源');
  assert.deepEqual(rows('一号医院 二号'), []);
  assert.deepEqual(rows('').length, 272);
  assert.deepEqual(rows('威海 商场').length, 4);
  const one = files.map((file, n) => (n === 0 ? file : undefined));
  assert.deepEqual(rows('医院', one).length, 10 + 2, 'of the one that has come');
  assert.deepEqual(rows('长清', []), [first, first + 1], 'without any names');
});

test('what all places are called narrows nothing, wherever it is typed', () => {
  const { places, files } = listed();
  places.manifest.layer.called = ['妈妈小屋', '母婴室'];
  const count = (query) => namedRows(places, files, query).reduce((sum, one) => sum + one, 0);
  assert.deepEqual(
    ['母婴室', '长清母婴室', '医院妈妈小屋', '医院 母婴'].map(count),
    [272, 2, 136, 0],
  );
  assert.equal(telling(places.manifest, '长清母婴室'), '长清');
});

test('names of another list are refused by name', () => {
  const { places, files } = listed();
  const short = [{ ...files[0], names: files[0].names.slice(1) }];
  assert.throws(() => namedRows(places, short, '医院'), { name: 'DataChanged' });
});
