import assert from 'node:assert/strict';
import test from 'node:test';
import { find, openLibrary } from '../../theme/runner/find.js';
import { ranking } from '../../theme/runner/ranking.js';
import { fromTheme } from './support.js';

const lunr = fromTheme('lunr');

/** @param {number} place @param {number} words @param {number} score */
const found = (place, words, score, lesson = false, held = words) => ({
  place,
  words,
  score,
  lesson,
  held,
});

test('what holds more of the words comes first, whatever its score', () => {
  const { places } = ranking([found(0, 2, 9), found(1, 3, 1)], 3);
  assert.deepEqual(places, [1, 0]);
});

test('among equals a lesson comes before a question that scores a little more', () => {
  const { places } = ranking([found(0, 3, 5), found(1, 3, 4, true), found(2, 3, 9)], 3);
  assert.deepEqual(places, [2, 1, 0]);
});

test('what holds half the words of the best, or fewer, is left out', () => {
  const { places, whole } = ranking([found(0, 4, 1), found(1, 2, 9), found(2, 3, 1)], 4);
  assert.deepEqual(places, [0, 2]);
  assert.equal(whole, true);
});

test('nothing is found when the best holds less than half of the words', () => {
  assert.deepEqual(ranking([found(0, 1, 9)], 3), { places: [], whole: false });
  assert.deepEqual(ranking([], 2), { places: [], whole: false });
  assert.deepEqual(ranking([found(0, 1, 9)], 2), { places: [0], whole: false });
});

test('words that stand apart count as held, and come after words as they were typed', () => {
  const { places, whole } = ranking([found(0, 2, 9, true, 3), found(1, 3, 1), found(2, 2, 9)], 3);
  assert.deepEqual(places, [1, 0, 2]);
  assert.equal(whole, true);
});

/** A library of things whose words stand apart by spaces. @param {...string} texts */
function libraryOf(...texts) {
  const builder = new lunr.Builder();
  builder.field('text');
  builder.ref('ref');
  texts.forEach((text, ref) => {
    builder.add({ ref, text });
  });
  const docs = texts.map((text) => ['room', text, '', '', false]);
  return openLibrary({ index: JSON.parse(JSON.stringify(builder.build())), docs, levels: [] });
}

test('words typed without a space need not stand side by side', () => {
  const library = libraryOf('历下 下区 妈妈 妈小 小屋', '历城 城区 妈妈 妈小 小屋');
  const { docs, whole } = find(library, '历下区妈妈小屋');
  assert.deepEqual(
    docs.map(([, title]) => title),
    ['历下 下区 妈妈 妈小 小屋'],
  );
  assert.equal(whole, true);
});

test('a word of which a part stands nowhere is not held', () => {
  const library = libraryOf('历下 下区 妈妈 妈小 小屋');
  assert.equal(find(library, '历城区妈妈小屋').whole, false);
  assert.equal(find(library, '妈妈小屋吗').whole, false);
  assert.equal(find(library, '新妈妈小屋').whole, false);
  assert.equal(find(library, '妈妈小屋 xyzzy').whole, false);
});

test('one character is looked for within words', () => {
  const { docs, whole } = find(libraryOf('历下 下区', '小屋'), '屋');
  assert.deepEqual([docs.length, whole], [1, true]);
});
