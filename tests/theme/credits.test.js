import assert from 'node:assert/strict';
import test from 'node:test';
import { dayOf, daysOfYear, endOf, monthsAfter, yearOf } from '../../theme/runner/calendar.js';
import { certificateOf } from '../../theme/runner/record/certificate.js';
import { inOrder } from '../../theme/runner/record/chain.js';
import { count } from '../../theme/runner/record/credits.js';
import { vectors } from './support.js';

const DAY = 24 * 3600000;
const known = vectors('credits');

/** The record that the rows of a case stand for. @param {object[]} rows */
function record(rows) {
  const lengths = {};
  const written = rows.flatMap((row) =>
    Array.from({ length: row.times ?? 1 }, (_, turn) => {
      const chain = row.chain ?? 'a';
      const n = (lengths[chain] ?? 0) + 1;
      lengths[chain] = n;
      return {
        id: `${chain}/${n}`,
        chain,
        n,
        time: Date.parse(row.at) + turn * (row.days ?? 0) * DAY,
        verb: row.verb,
        object: { type: row.type, id: row.id.replace('{}', turn + 1) },
        session: `${chain}/${n}`,
        rev: 0,
        result: row.result,
        evidence: row.evidence ?? 'E0',
        rule: row.rule ?? '',
        previous: '',
      };
    }),
  );
  return inOrder(written);
}

/** A day as the vectors write it. @param {number | null} day */
const written = (day) => (day === null ? null : new Date(day * DAY).toISOString().slice(0, 10));

/** A certificate as the vectors write it. */
const told = ({ granted, final, missing }) => ({
  granted,
  final: final && [written(final.day), written(final.until)],
  missing: missing.map(({ what, much, where }) => [
    what,
    much,
    where.map(({ act, room }) => [act, room]),
  ]),
});

for (const one of known.cases) {
  test(`credits: ${one.name}`, () => {
    const statements = record(one.statements);
    const now = Date.parse(one.now);
    const found = count(statements, known.rules[one.rules], one.year, now);
    const want = one.count;
    const earned = found.evidence.filter((each) => each.earned);
    assert.deepEqual(
      Object.fromEntries(earned.map((each) => [each.evidence, [each.earned, each.counted]])),
      want.evidence,
    );
    const done = found.acts.filter((each) => each.times);
    assert.deepEqual(
      Object.fromEntries(
        done.map((each) => [each.act, [each.times, each.earned, each.counted, each.room]]),
      ),
      want.acts,
    );
    assert.deepEqual(
      [found.total, found.missing, found.minutes],
      [want.total, want.missing, want.minutes],
    );
    if (!want.certificate) return;
    const certificate = certificateOf(statements, known.rules[one.rules], one.year, now);
    assert.deepEqual(told(certificate), want.certificate);
  });
}

test('the year of a record of 10,000 statements is counted in a blink', () => {
  const statements = record([
    {
      at: '2026-01-01T08:00+08:00',
      times: 9000,
      verb: 'answered',
      type: 'question',
      id: 'q{}',
      result: { response: 'a', state: 'right', points: 100, of: 100 },
    },
    {
      at: '2026-01-02T08:00+08:00',
      times: 1000,
      verb: 'completed',
      type: 'level',
      id: 'n{}',
      result: { points: 5, of: 5 },
    },
  ]);
  const before = performance.now();
  const { total } = count(statements, known.rules.table, 2026, Date.parse('2026-12-01'));
  assert.equal(total, 5400);
  assert.ok(performance.now() - before < 200);
});

test('a calendar in Shanghai', () => {
  assert.equal(yearOf(dayOf('2026-12-31')), 2026);
  assert.deepEqual(daysOfYear(2026), [dayOf('2026-01-01'), dayOf('2026-12-31')]);
  assert.equal(endOf(dayOf('2026-12-31')) + 1, Date.parse('2027-01-01T00:00+08:00'));
  assert.equal(monthsAfter(dayOf('2026-01-31'), 1), dayOf('2026-02-28'));
  assert.equal(monthsAfter(dayOf('2026-11-30'), 36), dayOf('2029-11-30'));
});
