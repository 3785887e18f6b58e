import assert from 'node:assert/strict';
import test from 'node:test';
import {
  BASE,
  isContest,
  mayBeJudged,
  ranks,
  resultText,
  standingOf,
} from '../../generator/modes/contest/live.js';

const judged = (team, right, stake = 10) => ({ type: 'judged', team, right, stake });
const next = { type: 'next' };
const round = (name) => ({ type: 'round', round: name });
const points = (...events) => standingOf(3, events).points;

test('every team begins with the base', () => {
  assert.deepEqual(points(), [BASE, BASE, BASE]);
});

test('必答 costs nothing when wrong, 抢答 does, 风险 goes by the stake, 加赛 only adds', () => {
  assert.deepEqual(points(judged(0, true), judged(1, false)), [110, 100, 100]);
  assert.deepEqual(points(round('buzzer'), judged(0, true), judged(1, false)), [110, 90, 100]);
  assert.deepEqual(
    points(round('risk'), judged(0, true, 30), judged(1, false, 20)),
    [130, 80, 100],
  );
  assert.deepEqual(points(round('extra'), judged(0, true), judged(1, false)), [110, 100, 100]);
});

test('in 必答 the turn passes on once somebody was judged, and begins anew with each round', () => {
  const turn = (...events) => standingOf(3, events).turn;
  assert.equal(turn(judged(0, true), next), 1);
  assert.equal(turn(next), 0);
  assert.equal(turn(judged(0, true), next, judged(1, true), next, judged(2, true), next), 0);
  assert.equal(turn(judged(0, true), next, round('turn')), 0);
});

test('taking the last event back is as if it had never been', () => {
  const events = [judged(0, true), next, round('risk'), judged(1, false, 30)];
  assert.deepEqual(standingOf(3, events.slice(0, -1)).points, [110, 100, 100]);
});

test('teams with as many points share a place', () => {
  assert.deepEqual(ranks([110, 130, 110, 90]), [2, 1, 2, 4]);
});

test('the result lists every answer and every team, and no name breaks its table', () => {
  const text = resultText({
    teams: ['一\t队', '二队'],
    events: [judged(0, true), next, round('buzzer'), judged(1, false)],
    ids: ['q-1', 'q-2'],
  });
  assert.equal(
    text,
    '环节\t题号\t队\t对错\t得分\n必答\tq-1\t一 队\t对\t10\n抢答\tq-2\t二队\t错\t-10\n\n名次\t队\t总分\n1\t一 队\t110\n2\t二队\t90\n',
  );
});

test('a team is judged once at a question, and nobody once it is solved', () => {
  const may = (team, ...events) => mayBeJudged(standingOf(3, events), team);
  assert.ok(may(0));
  assert.ok(!may(0, judged(0, false)));
  assert.ok(may(1, judged(0, false)));
  assert.ok(!may(1, judged(0, true)));
  assert.ok(may(0, judged(0, true), next));
});

test('a contest that nobody can have kept is none', () => {
  const good = { seed: 's', teams: ['甲', '乙'], events: [judged(1, true), next, round('risk')] };
  assert.ok(isContest(good));
  for (const bad of [
    undefined,
    null,
    'x',
    { ...good, seed: 1 },
    { ...good, teams: ['甲'] },
    { ...good, teams: ['甲', { toString: 1 }] },
    { ...good, teams: Array(9).fill('队') },
    { ...good, events: {} },
    { ...good, events: [null] },
    { ...good, events: [round('none')] },
    { ...good, events: [round('toString')] },
    { ...good, events: [judged(2, true)] },
    { ...good, events: [judged(0.5, true)] },
    { ...good, events: [judged(0, 'yes')] },
    { ...good, events: [judged(0, true, 1e9)] },
  ]) {
    assert.ok(!isContest(bad), JSON.stringify(bad));
  }
});
