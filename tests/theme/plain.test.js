import assert from 'node:assert/strict';
import test from 'node:test';
import { plain } from '../../theme/view/plain.js';

test('what games and offices say is said as everybody says it', () => {
  assert.equal(plain('开始闯关 · 5 题'), '开始答题 · 5 题');
  assert.equal(plain('再闯一次'), '再答一次');
  assert.equal(plain('关卡图'), '课程目录');
  assert.equal(plain('开始学习'), '开始学习');
});
