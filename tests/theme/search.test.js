import assert from 'node:assert/strict';
import test from 'node:test';
import { find, openLibrary, reasons, spoken } from '../../theme/runner/find.js';
import { ranking } from '../../theme/runner/ranking.js';
import { tokens } from '../../theme/runner/tokens.js';
import { fromTheme } from './support.js';

const lunr = fromTheme('lunr');

/** @param {number} place @param {number} words @param {number} score */
const found = (place, words, score, kind = 'question', held = words) => ({
  place,
  words,
  score,
  kind,
  held,
});

test('what holds more of the words comes first, whatever its score', () => {
  const { places } = ranking([found(0, 2, 9), found(1, 3, 1)], 3);
  assert.deepEqual(places, [1, 0]);
});

test('among equals a lesson comes before a question that scores a little more', () => {
  const { places } = ranking([found(0, 3, 5), found(1, 3, 4, 'lesson'), found(2, 3, 9)], 3);
  assert.deepEqual(places, [2, 1, 0]);
});

test('a county comes before its rooms though one of them holds a word more as it was typed', () => {
  const { places } = ranking([found(0, 3, 9, 'room'), found(1, 2, 1, 'county', 3)], 3);
  assert.deepEqual(places, [1, 0]);
});

test('what holds half the words of the best, or fewer, is left out', () => {
  const { places, whole } = ranking([found(0, 4, 1), found(1, 2, 9), found(2, 3, 1)], 4);
  assert.deepEqual(places, [0, 2]);
  assert.equal(whole, 1);
});

test('nothing is found when the best holds less than half of the words', () => {
  assert.deepEqual(ranking([found(0, 1, 9)], 3), { places: [], whole: 0 });
  assert.deepEqual(ranking([], 2), { places: [], whole: 0 });
  assert.deepEqual(ranking([found(0, 1, 9)], 2), { places: [0], whole: 0 });
});

test('words that stand apart count as held, and come after words as they were typed', () => {
  const { places, whole } = ranking(
    [found(0, 2, 9, 'lesson', 3), found(1, 3, 1), found(2, 2, 9)],
    3,
  );
  assert.deepEqual(places, [1, 0, 2]);
  assert.equal(whole, 2);
});

/** A library of things whose words stand apart by spaces. @param {...(string | [string, ...string[]])} things a text, and what it shares */
function libraryOf(...things) {
  const builder = new lunr.Builder();
  builder.field('text');
  builder.ref('ref');
  const more = things.flatMap((thing) => (Array.isArray(thing) ? thing.slice(1) : []));
  const docs = things.map((thing, ref) => {
    const [text, ...shared] = Array.isArray(thing) ? thing : [thing];
    builder.add({ ref, text });
    return ['room', text, '', '', false, shared.map((one) => more.indexOf(one))];
  });
  return openLibrary({
    index: JSON.parse(JSON.stringify(builder.build())),
    docs,
    more,
    levels: [],
    nouns: {},
  });
}

/** @param {import('../../theme/runner/find.js').Answer} answer */
const titles = ({ docs }) => docs.map(([, title]) => title);

test('words typed without a space need not stand side by side', () => {
  const library = libraryOf('历下 下区 妈妈 妈小 小屋', '历城 城区 妈妈 妈小 小屋');
  const answer = find(library, '历下区妈妈小屋');
  assert.deepEqual(titles(answer), ['历下 下区 妈妈 妈小 小屋']);
  assert.equal(answer.whole, 1);
});

test('a word of which a part stands nowhere is not held', () => {
  const library = libraryOf('历下 下区 妈妈 妈小 小屋');
  assert.equal(find(library, '历城区妈妈小屋').whole, 0);
  assert.equal(find(library, '妈妈小屋吗').whole, 0);
  assert.equal(find(library, '新妈妈小屋').whole, 0);
  assert.equal(find(library, '妈妈小屋 xyzzy').whole, 0);
});

test('one character is looked for within words', () => {
  const answer = find(libraryOf('历下 下区', '小屋'), '屋');
  assert.deepEqual([answer.docs.length, answer.whole], [1, 1]);
});

test('what things share counts as held, below what stands in title or text', () => {
  const library = libraryOf(
    ['历下 下区', '空调', '冰箱'],
    ['历下 下区 空调'],
    ['历下 下区', '冰箱'],
    ['热水', '空调'],
  );
  const answer = find(library, '历下区 空调');
  assert.deepEqual(titles(answer), ['历下 下区 空调', '历下 下区', '历下 下区']);
  assert.equal(answer.whole, 2);
  assert.deepEqual(titles(find(library, '空调')), ['历下 下区 空调', '历下 下区', '热水']);
});

test('a result says what it holds besides its title and text, and that alone', () => {
  const library = libraryOf(
    ['工会', '工会法第五十一条', '工会法第五条', '劳动法第三条'],
    ['第51 51 51条 会法'],
  );
  const words = tokens('工会法第51条');
  const [cites, says] = library.docs.map((doc) => reasons(library, doc, words));
  assert.deepEqual(cites, ['工会法第五十一条']);
  assert.deepEqual(says, []);
  assert.deepEqual(reasons(library, library.docs[0], tokens('会员')), []);
});

/** A lesson whose video says these lines, five seconds each. @param {...string} lines @returns {import('../../theme/runner/find.js').Doc} */
const lessonSaying = (...lines) => [
  'lesson',
  '题',
  'lessons/a/b/',
  '正文没有说',
  false,
  [],
  null,
  lines.map((line, place) => [5 * place, line]),
];

test('a lesson is entered where its video says most of what is looked for', () => {
  const lesson = lessonSaying('会员大会', '选举工会主席', '罢免工会主席', '工会主席');
  assert.deepEqual(spoken(lesson, tokens('罢免主席')), [10, '罢免工会主席']);
  assert.deepEqual(spoken(lesson, tokens('主席')), [5, '选举工会主席']);
});

test('a word that begins in one caption and ends in the next is found in the first', () => {
  assert.deepEqual(spoken(lessonSaying('先说', '二十五人以上的职', '工要选举'), tokens('职工')), [
    5,
    '二十五人以上的职',
  ]);
});

test('nobody is led into a video that says nothing of it, or into none', () => {
  assert.equal(spoken(lessonSaying('会员大会'), tokens('经费')), undefined);
  assert.equal(spoken(lessonSaying(), tokens('经费')), undefined);
});

test('what a video says itself needs no other reason', () => {
  const library = libraryOf(['正文', '经费审查']);
  const lesson = lessonSaying('经费', '审查');
  lesson[5] = [0];
  assert.deepEqual(reasons(library, lesson, ['经费', '审查']), []);
});
