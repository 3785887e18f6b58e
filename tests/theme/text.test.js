import assert from 'node:assert/strict';
import test from 'node:test';
import { firstPlace, spans } from '../../theme/runner/spans.js';
import { tokens } from '../../theme/runner/tokens.js';

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
