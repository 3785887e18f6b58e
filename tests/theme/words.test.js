import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { QUESTIONS, RIGHT_LEAST } from '../../generator/modes/boss/rules.js';
import { CONTESTS } from '../../generator/modes/contest/rules.js';
import { QUESTIONS as ASKED, HEARTS } from '../../generator/modes/levels/rules.js';
import { ROUND } from '../../generator/modes/practice/choose.js';
import { PASS, REST } from '../../theme/runner/record/levels.js';

/** @param {string} name of a template */
const template = (name) =>
  readFileSync(new URL(`../../theme/overrides/${name}.html`, import.meta.url), 'utf8');

const { survival, sprint, duel } = CONTESTS;

for (const [name, words] of [
  ['contest', `一题 ${survival.each / 1000} 秒`],
  ['contest', `${sprint.all / 60000} 分钟`],
  ['contest', `${duel.questions} 题`],
  ['course', `${QUESTIONS} 题，每一关都得星就能闯`],
  ['practice', `随机练 ${ROUND} 题`],
  ['lesson', `开始闯关 · ${ASKED} 题`],
  ['play', `${ASKED} 题，${HEARTS} 颗心`],
  ['play', `答对 ${Math.ceil(PASS * ASKED)} 题过关`],
  ['play', `歇 ${REST / 60000} 分钟再来`],
]) {
  test(`the page ${name} says ${words}, as the rules do`, () => {
    assert.ok(template(name).includes(words));
  });
}

test('a boss is beaten in its screen by what beats it in the record', () => {
  assert.equal(RIGHT_LEAST, Math.ceil(PASS * QUESTIONS));
});
