import assert from 'node:assert/strict';
import test from 'node:test';
import { firstPlace, spans } from '../../theme/runner/spans.js';
import { tokens } from '../../theme/runner/tokens.js';

for (const [text, words] of [
  ['加班费怎么算', ['加班', '班费', '费怎', '怎么', '么算']],
  ['法', ['法']],
  ['44小时 40小时', ['44', '44小', '小时', '时40', '40', '40小', '小时']],
  ['KTV、Wi-Fi', ['ktv', 'wi', 'fi']],
  ['ＡＢ１２', ['ab12']],
  ['，。！', []],
]) {
  test(`${text} is searched as ${words.join(' ') || 'nothing'}`, () =>
    assert.deepEqual(tokens(text), words));
}

test('overlapping words are marked as one piece', () => {
  assert.deepEqual(spans('算加班费吗', ['加班', '班费']), [
    { text: '算', hit: false },
    { text: '加班费', hit: true },
    { text: '吗', hit: false },
  ]);
});

test('the first place is that of the earliest word, whatever its case', () => {
  assert.equal(firstPlace('查 KTV 和加班费', ['加班', 'ktv']), 2);
  assert.equal(firstPlace('没有', ['加班']), 0);
});

/** What of a text is marked. @param {string} text @param {string} query */
const marked = (text, query) =>
  spans(text, tokens(query))
    .filter(({ hit }) => hit)
    .map((span) => span.text);

for (const [text, query, hits] of [
  ['会员２５人以上、25 人', '25人', ['２５人', '25 人']],
  ['依据第五十一条，共151条', '第51条', ['第五十一条']],
  ['依据第51条', '第五十一条', ['第51条']],
  ['按百分之二拨缴', '2%', ['百分之二']],
  ['统一，一九九二年', '1992年', ['一九九二年']],
  ['𠀀会员', '会员', ['会员']],
  ['大会、会员', '会', ['会', '会']],
]) {
  test(`${query} marks ${hits.join(' and ')} in ${text}`, () =>
    assert.deepEqual(marked(text, query), hits));
}

test('the first place is found in whatever way a number is written', () => {
  assert.equal(firstPlace('工会法第五十一条', ['51']), 4);
});
