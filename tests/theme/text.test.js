import assert from 'node:assert/strict';
import test from 'node:test';
import { firstPlace, spans } from '../../theme/runner/spans.js';
import { normaliseOption, normaliseResponse, numeral } from '../../theme/runner/text.js';
import { tokens } from '../../theme/runner/tokens.js';

for (const [from, to] of [
  [' 工 会　法 ', '工会法'],
  ['《工会法》', '工会法'],
  ['“三性”（政治性）。', '三性政治性'],
  ['ＡＢｃ１２', 'abc12'],
  ['1,5', '1,5'],
  ['１，５', '15'],
  ['百分之二', '百分之二'],
]) {
  test(`the response ${from} is compared as ${to}`, () =>
    assert.equal(normaliseResponse(from), to));
}

test('Chinese numerals become digits only when asked', () => {
  assert.equal(normaliseResponse('满二十五人'), '满二十五人');
  assert.equal(normaliseResponse('满二十五人', { numerals: true }), '满25人');
});

for (const [from, to] of [
  ['十', '10'],
  ['十二', '12'],
  ['二十五', '25'],
  ['一百零五', '105'],
  ['一百一十', '110'],
  ['两千', '2000'],
  ['三万二千', '32000'],
  ['二十万', '200000'],
  ['一亿零三万', '100030000'],
  ['二〇二四', '2024'],
  ['零', '0'],
]) {
  test(`${from} is ${to}`, () => assert.equal(numeral(from), to));
}

test('options keep their punctuation when compared', () => {
  assert.notEqual(normaliseOption('一、二'), normaliseOption('一二'));
  assert.equal(normaliseOption(' ＡＢ '), 'AB');
});

for (const [text, words] of [
  ['加班费怎么算', ['加班', '班费', '费怎', '怎么', '么算']],
  ['法', ['法']],
  ['44小时 40小时', ['44', '小时', '40', '小时']],
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
