import assert from 'node:assert/strict';
import test from 'node:test';
import { standingOf } from '../../theme/runner/record/certificate.js';
import { inOrder, merged } from '../../theme/runner/record/chain.js';
import { countedOf, rowOf } from '../../theme/runner/record/counted.js';
import { roleOf, terms } from '../../theme/runner/record/duties.js';
import { stars } from '../../theme/runner/record/levels.js';
import { mistakes } from '../../theme/runner/record/mistakes.js';
import { memories } from '../../theme/runner/record/review.js';
import { weakTopics } from '../../theme/runner/record/topics.js';
import { dailyWeeks } from '../../theme/runner/record/weeks.js';
import { vectors } from './support.js';

const DAY = 24 * 3600 * 1000;
const END = Date.UTC(2026, 10, 30);
const rules = vectors('credits').rules.table;

/** Whole numbers that only look like chance. @param {number} seed */
function chance(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
}

/** A statement of any kind. @param {(below: number) => number} pick */
function anything(pick) {
  const state = ['right', 'part', 'wrong'][pick(3)];
  const given = { response: ['a', 'b'], state, points: pick(101), of: 100, ms: pick(90000) };
  const more = [{}, { hinted: true }, { tries: 2 }][pick(3)];
  const item = { id: `q${pick(9)}`, rev: 1, lesson: 'l', order: ['a', 'b'] };
  const kinds = [
    ['answered', 'question', `q${pick(9)}`, { ...given, ...more }],
    ['answered', 'question', `q${pick(9)}`, given],
    ['completed', 'level', `l${pick(4)}`, { points: pick(6), of: 5 }],
    ['completed', 'daily', 'd', { points: 5, of: 5 }],
    ['completed', 'paper', 'p', { points: pick(101), of: 100 }],
    ['experienced', 'lesson', `l${pick(4)}`, { covered: 90 + pick(11), of: 100 }],
    ['initialized', 'level', 'l1', { seed: 's', items: [item] }],
    ['voided', 'question', `q${pick(9)}`, { on: pick(2) === 0 }],
    ['voided', 'review', 'due', { on: true }],
    ['registered', 'track', 't', { day: 20000 + pick(500) }],
    ['registered', 'role', `r${pick(3)}`, { day: 20000 }],
    ['commented', 'question', 'q1', { text: '记一笔' }],
  ];
  const [verb, type, id, result] = kinds[pick(kinds.length)];
  return { verb, object: { type, id }, result };
}

/** Chains of statements of every kind, whose clocks go back and forth. @param {number} seed */
function chains(seed) {
  const pick = chance(seed);
  return Array.from({ length: 1 + pick(4) }, (_, chain) =>
    Array.from({ length: pick(120) }, (_, at) => ({
      ...anything(pick),
      id: `${chain}/${at}`,
      chain: `c${chain}`,
      n: at + 1,
      time: END - (120 - at) * DAY + (pick(20) - 10) * DAY,
      session: 's',
      rev: 1,
      evidence: ['E0', 'E1', 'E2', 'E3'][pick(4)],
      rule: '',
      previous: '',
    })),
  ).filter((chain) => chain.length > 0);
}

/** The rule as it is told: of the next ones of all chains the earliest, of two the first chain's. */
function oneByOne(all) {
  const left = all.map((chain) => [...chain]);
  const ordered = [];
  while (left.some((chain) => chain.length > 0)) {
    const heads = left.filter((chain) => chain.length > 0);
    const first = heads.reduce((best, chain) => (chain[0].time < best[0].time ? chain : best));
    ordered.push(first.shift());
  }
  return ordered;
}

const DUTY = { id: 't', title: '', register_days: 15, finish_months: 3, lessons: ['l1', 'l2'] };

/** All that 我的 says of a record. */
function said(statements) {
  const topics = new Map(Array.from({ length: 9 }, (_, at) => [`q${at}`, [`t${at % 3}`]]));
  const earned = stars(statements, END);
  return {
    earned,
    standing: standingOf(statements, rules, 2026, END),
    weeks: dailyWeeks(statements, END),
    mistakes: mistakes(statements),
    memories: memories(statements, new Map([['q1', 'must']])),
    weak: weakTopics(statements, topics),
    terms: terms(statements, [DUTY], earned),
    role: roleOf(statements),
    count: statements.length,
  };
}

for (let seed = 1; seed <= 40; seed++) {
  test(`what is counted of statements says what they say, in their order: ${seed}`, () => {
    const all = chains(seed);
    const rows = JSON.parse(JSON.stringify(all.map((chain) => chain.map(rowOf))));
    const counted = merged(rows.map((chain) => chain.map(countedOf)));
    const whole = inOrder(all.flat().reverse());
    assert.deepEqual(whole, oneByOne(all));
    assert.deepEqual(said(counted), said(whole));
  });
}

test('a record of as many chains as statements is put in order at once', () => {
  const all = Array.from({ length: 20000 }, (_, at) => ({ chain: `c${at}`, n: 1, time: at }));
  const begun = performance.now();
  assert.equal(inOrder(all).length, all.length);
  assert.ok(performance.now() - begun < 2000);
});
