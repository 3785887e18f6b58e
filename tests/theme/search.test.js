import assert from 'node:assert/strict';
import test from 'node:test';
import { bits, measure } from '../../theme/runner/search/held.js';
import { openLibrary, sectionOf } from '../../theme/runner/search/library.js';
import { fileOf, postings } from '../../theme/runner/search/postings.js';
import { reasons, spoken } from '../../theme/runner/search/said.js';
import { distance } from '../../theme/runner/search/spelled.js';
import { bare } from '../../theme/runner/search/variants.js';
import { tokens } from '../../theme/runner/tokens.js';

const HEAD = {
  at: 'data/search/0/',
  boosts: { title: 4, text: 1 },
  sections: [
    ['lesson', 'lesson', '课时', 2, 1],
    ['question', 'question', '试题解析', 7, 6],
  ],
  terms: 2,
  own: [256, '%3,', ',%#'],
  near: 1,
  sounds: 'gh',
  synonyms: [],
  ignored: ['怎么办', '怎么', '吗'],
  bytes: 0,
};

test('words that only ask are left out unless nothing else is said', () => {
  assert.equal(bare(HEAD, '工资怎么办吗'), '工资');
  assert.equal(bare(HEAD, '怎么'), '怎么');
});

test('a rarer word counts for more, and one that joins two that are there counts as held', () => {
  const words = ['历下', '下区', '区妈', '妈妈'];
  const share = measure('历下区妈妈', words, [3, 1, 5, 1]);
  assert.equal(share(0b1111), 1);
  assert.equal(share(0b1011), 1);
  assert.equal(share(0b0001), 0.3);
  assert.equal(share(0), 0);
});

test('bits are counted, the highest too', () => {
  assert.deepEqual([0, 0b1011, 1 << 29].map(bits), [0, 3, 1]);
});

test('no postings are none', () => {
  assert.deepEqual(postings(), { places: [], times: [] });
});

test('where a term stands, and how often, is read as it was written', () => {
  assert.deepEqual(postings('$%%'), { places: [1, 3, 5], times: [1, 1, 1] });
  assert.deepEqual(postings('$%%!,'), { places: [1, 3, 5], times: [1, 3, 1] });
  assert.deepEqual(postings('$%%!*4!&'), { places: [1, 3, 5], times: [12, 1, 3] });
});

test('a term is always in the same file', () => {
  assert.equal(fileOf('工会', 1), 0);
  assert.equal(fileOf('工会', 4096), fileOf('工会', 4096));
  assert.notEqual(fileOf('工会', 4096), fileOf('会工', 4096));
});

test('which section holds a thing', () => {
  assert.equal(sectionOf(HEAD, 1).section[0], 'lesson');
  assert.deepEqual(sectionOf(HEAD, 2), { section: HEAD.sections[1], from: 2 });
  assert.throws(() => sectionOf(HEAD, 9));
});

test('a file that did not come is asked for again, and what it holds is said to be missing', async () => {
  let online = false;
  const library = openLibrary(HEAD, async () => {
    if (!online) throw new Error('no network');
    return { 工会: '#' };
  });
  assert.deepEqual((await library.rows(['工会'])).missing, ['工会']);
  online = true;
  const { rows, missing } = await library.rows(['工会', '不在']);
  assert.deepEqual([[...rows.keys()], missing], [['工会'], []]);
});

test('a word that every object knows is a word like any other', async () => {
  const library = openLibrary(HEAD, async () => ({ 工会: '#' }));
  const { rows, missing } = await library.rows(['constructor', '工会']);
  assert.deepEqual([[...rows.keys()], missing], [['工会'], []]);
});

test('one letter wrong, missing, too many or exchanged with its neighbour is one', () => {
  for (const other of ['gonghui', 'gonhui', 'gonghhui', 'gonghiu', 'gomghui']) {
    assert.ok(distance('gonghui', other) <= 1, other);
  }
  assert.equal(distance('gonghui', 'gonghui'), 0);
  assert.equal(distance('gonghui', 'gangwei'), 2);
});

/** @param {object} own @returns {any} */
const card = (own) => ({ title: '题', text: '正文没有说', more: [], said: [], ...own });

/** A lesson whose video says these lines, five seconds each. @param {...string} lines */
const lessonSaying = (...lines) => card({ said: lines.map((line, place) => [5 * place, line]) });

test('a result says what it holds besides its title and text, and that alone', () => {
  const words = tokens('工会法第51条');
  const cited = card({ more: ['工会法第五十一条', '工会法第五条', '劳动法第三条'] });
  assert.deepEqual(reasons(cited, words), ['工会法第五十一条']);
  assert.deepEqual(reasons(card({ text: '工会法第51条', more: ['工会法第五十一条'] }), words), []);
  assert.deepEqual(reasons(cited, tokens('会员')), []);
});

test('a lesson is entered where its video says most of what is looked for', () => {
  const lesson = lessonSaying('会员大会', '选举工会主席', '罢免工会主席', '工会主席');
  assert.deepEqual(spoken(lesson, tokens('罢免主席')), [10, '罢免工会主席']);
  assert.deepEqual(spoken(lesson, tokens('主席')), [5, '选举工会主席']);
});

test('a word that begins in one caption and ends in the next is found in the first', () => {
  const lesson = lessonSaying('先说', '二十五人以上的职', '工要选举');
  assert.deepEqual(spoken(lesson, tokens('职工')), [5, '二十五人以上的职']);
});

test('nobody is led into a video that says nothing of it, or into none', () => {
  assert.equal(spoken(lessonSaying('会员大会'), tokens('经费')), undefined);
  assert.equal(spoken(lessonSaying(), tokens('经费')), undefined);
});

test('what a video says itself needs no other reason', () => {
  const lesson = { ...lessonSaying('经费', '审查'), more: ['经费审查'] };
  assert.deepEqual(reasons(lesson, ['经费', '审查']), []);
});
