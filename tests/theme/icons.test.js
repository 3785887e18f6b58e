import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import test from 'node:test';
import { ASKING, ICONS } from '../../theme/icons.js';
import { REPOSITORY, read } from './support.js';

test('no icon is sent twice', () => {
  const all = [...ICONS, ...ASKING];
  assert.equal(new Set(all).size, all.length);
});

test('every page that asks questions has the icons for that', () => {
  const asking = readdirSync(new URL('theme/overrides/', REPOSITORY))
    .filter((name) => name.endsWith('.html'))
    .map((name) => [name, read(`theme/overrides/${name}`)])
    .filter(([, html]) => /assets\/suixue\/play\.css/.test(html));
  assert.ok(asking.length > 1);
  for (const [name, html] of asking) assert.match(html, /icons_asking\.html/, name);
});
