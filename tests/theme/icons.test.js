import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import test from 'node:test';
import { bundle } from '../../theme/bundle.js';
import { ASKING, ICONS, MORE } from '../../theme/icons.js';
import { REPOSITORY, read } from './support.js';

test('no icon is sent twice', () => {
  const all = [...ICONS, ...MORE, ...ASKING];
  assert.equal(new Set(all).size, all.length);
});

test('no icon is sent that nothing names', () => {
  /** @param {string} folder @returns {string[]} */
  const sources = (folder) =>
    readdirSync(new URL(folder, REPOSITORY), { recursive: true })
      .map((name) => `${folder}${name}`)
      .filter((name) => /\.(html|js)$/.test(name) && !name.includes('/assets/'));
  const all = ['theme/view/', 'theme/overrides/', 'generator/'].flatMap(sources).map(read).join('');
  for (const name of [...ICONS, ...MORE, ...ASKING])
    assert.match(all, new RegExp(`['"]${name}['"]`));
});

test('every page that asks questions has the icons for that', () => {
  const asking = readdirSync(new URL('theme/overrides/', REPOSITORY))
    .filter((name) => name.endsWith('.html'))
    .map((name) => [name, read(`theme/overrides/${name}`)])
    .filter(([, html]) => html.includes("built['play.css']"));
  assert.ok(asking.length > 1);
  for (const [name, html] of asking) assert.match(html, /icons_asking\.html/, name);
});

test('a lesson has the icons that it shows, and its scripts show none', async () => {
  const html = ['lesson', 'learner', 'suixue/ui']
    .map((name) => read(`theme/overrides/${name}.html`))
    .join('');
  const shown = [...html.matchAll(/ui\.(?:icon\(|tab\([^,]+, )"([a-z-]+)"/g)].map(
    ([, name]) => name,
  );
  assert.ok(shown.length > 8);
  for (const name of shown) assert.ok(ICONS.includes(name), name);
  const { files } = await bundle('/');
  const scripts = files.filter(({ path }) => /\/(lesson|watching)\.js$/.test(path));
  assert.equal(scripts.length, 2);
  for (const { path, text } of scripts) assert.doesNotMatch(text, /#i-/, path);
});
