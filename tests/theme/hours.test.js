import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CLOSED, OPEN, openNow, stateAt, UNKNOWN } from '../../theme/map/hours.js';
import { vectors } from './support.js';

const { holidays, hours: VECTORS } = vectors('hours');

/** As the vectors write it: `closed from 08:30 +3?` is not sure and three days from today. */
function inWords({ state, until, from, days = 0, sure }) {
  const turn = until ? ` until ${until}` : from ? ` from ${from}` : '';
  return `${state}${turn}${days ? ` +${days}` : ''}${sure ? '' : '?'}`;
}

const MOMENTS = Object.entries(VECTORS).flatMap(([hours, moments]) =>
  Object.entries(moments).map(([moment, expect]) => ({ hours, moment, expect })),
);

for (const zone of ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati']) {
  test(`on a phone set to ${zone} it is open when the vectors say so`, () => {
    const own = process.env.TZ;
    process.env.TZ = zone;
    assert.ok(MOMENTS.length > 100);
    for (const { hours, moment, expect } of MOMENTS)
      assert.equal(
        inWords(stateAt(hours, new Date(moment), holidays)),
        expect,
        `${hours} ${moment}`,
      );
    if (own === undefined) delete process.env.TZ;
    else process.env.TZ = own;
  });
}

test('all hours of a list are told at once, by their positions', () => {
  const listed = Object.keys(VECTORS);
  const codes = { open: OPEN, closed: CLOSED, unknown: UNKNOWN };
  for (const moment of new Set(MOMENTS.map((one) => one.moment))) {
    const when = new Date(moment);
    const expected = listed.map((hours) => codes[stateAt(hours, when, holidays).state]);
    const manifest = { hours: listed.map((hours) => [hours, 'in words']), holidays };
    assert.deepEqual([...openNow(manifest, when)], expected);
  }
});

test('without any calendar nothing that holidays may change is sure', () => {
  const when = new Date('2026-11-20T10:00:00+08:00');
  assert.equal(inWords(stateAt('Mo-Fr 08:30-17:30; PH off', when, {})), 'open until 17:30?');
  assert.equal(inWords(stateAt('24/7', when, {})), 'open');
});
