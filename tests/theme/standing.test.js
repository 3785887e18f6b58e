import assert from 'node:assert/strict';
import test from 'node:test';
import { follow, inOrder } from '../../theme/runner/record/chain.js';
import { roleOf, terms } from '../../theme/runner/record/duties.js';
import { bossesBeaten, rests, stars, thirdStars } from '../../theme/runner/record/levels.js';
import { favourites, notes } from '../../theme/runner/record/own.js';
import { leftToday } from '../../theme/runner/record/review.js';
import { weakTopics } from '../../theme/runner/record/topics.js';
import { daysStudied, ends, yearsOf } from '../../theme/runner/record/transcript.js';
import { dailyWeeks } from '../../theme/runner/record/weeks.js';
import { vectors } from './support.js';

const known = vectors('standing');

/** The record that the rows of a case stand for. @param {object[]} rows */
function record(rows) {
  const tails = {};
  const written = rows.map(({ at, verb, type, id, result, session = 's', chain = 'a' }, place) => {
    const about = { type, id };
    const fact = { id: `${place + 1}`, time: Date.parse(at), verb, object: about, session, result };
    tails[chain] = follow({ ...fact, rev: 0, evidence: 'E0', rule: '' }, chain, tails[chain]);
    return tails[chain];
  });
  return inOrder(written);
}

/** All that is said of a record, as the vectors write it. */
function said(statements, now) {
  const { days, weeks, recent } = dailyWeeks(statements, now);
  const topics = new Map(Object.entries(known.topics));
  const earned = stars(statements, now);
  const own = terms(statements, known.tracks, earned).flatMap(({ term }) => term || []);
  return {
    weeks: [days, weeks, recent],
    weak: weakTopics(statements, topics).map(({ topic, right, of }) => [topic, right, of]),
    terms: own.map(({ track, day, register, finish, passed }) => [
      track.id,
      day,
      register,
      finish,
      passed,
    ]),
    role: roleOf(statements),
    favourites: favourites(statements),
    notes: Object.fromEntries(notes(statements)),
    third_stars: thirdStars(statements, now),
    rests: Object.fromEntries(
      [...rests(statements, now)].map(([level, { until, missed }]) => [level, [until, missed]]),
    ),
    bosses: [...bossesBeaten(statements)],
    left_today: leftToday(statements, now),
    years: yearsOf(statements, now),
    days_studied: daysStudied(statements, 2026, now),
    ends: ends(statements).map(({ chain, n, digest }) => [chain, n, digest]),
  };
}

for (const { name, now, statements, want } of known.cases) {
  test(`standing: ${name}`, () => {
    assert.deepEqual(said(record(statements), Date.parse(now)), want);
  });
}
