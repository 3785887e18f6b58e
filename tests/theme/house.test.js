import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import test from 'node:test';
import { REPOSITORY, read } from './support.js';

const TEMPLATES = readdirSync(new URL('theme/overrides/', REPOSITORY)).filter((name) =>
  name.endsWith('.html'),
);

/** @param {string} folder from the repository's root @param {RegExp} kind @returns {string[]} */
const files = (folder, kind) =>
  readdirSync(new URL(folder, REPOSITORY), { recursive: true })
    .map(String)
    .filter((name) => kind.test(name))
    .map((name) => `${folder}${name}`);

/** @param {string} folder from the repository's root */
const scripts = (folder) => files(folder, /\.js$/);

for (const name of TEMPLATES) {
  test(`${name} has no inline script, style or handler, and asks no other host`, () => {
    const html = read(`theme/overrides/${name}`);
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|javascript:/);
    for (const [tag] of html.matchAll(/<script[^>]*>/g)) {
      assert.match(tag, /src=|type="application\/(ld\+)?json"/); // data is no script: no policy runs it
    }
    assert.doesNotMatch(html, /(?:src|href)="https?:/);
  });
}

test('only settings say what the site is called', () => {
  const said = [
    ...TEMPLATES.map((name) => `theme/overrides/${name}`),
    ...scripts('theme/view/'),
    ...scripts('generator/'),
  ].filter((path) => read(path).includes('随学'));
  assert.deepEqual(said, []);
});

test('people are addressed in one way everywhere: 你', () => {
  const said = [
    ...['theme/view/', 'theme/runner/', 'theme/map/', 'generator/'].flatMap(scripts),
    ...files('theme/overrides/', /\.html$/),
    ...files('generator/', /\.py$/),
    ...['content/', 'quizzes/'].flatMap((folder) => files(folder, /\.(md|yml|csv)$/)),
  ];
  assert.ok(said.length > 200, String(said.length));
  assert.deepEqual(
    said.filter((path) => read(path).includes('您')),
    [],
  );
});

test('main.html adds a policy to Material’s page and base.html stays Material’s, so that the handbook does', () => {
  assert.ok(!TEMPLATES.includes('base.html'));
  const blocks = [...read('theme/overrides/main.html').matchAll(/{% (block|extends) ([^ ]+) %}/g)];
  assert.deepEqual(
    blocks.map(([, , name]) => name),
    ['"base.html"', 'site_meta'],
  );
});

test('the runner and the marking know neither the page nor the clock nor chance of their own', () => {
  const pure = [
    ...scripts('theme/runner/'),
    ...scripts('generator/question_types/').filter((path) => path.endsWith('mark.js')),
  ];
  const modes = scripts('generator/modes/').filter((path) =>
    /\/(session|draw|rules|plan|choose)\.js$/.test(path),
  );
  assert.ok(pure.length > 8 && modes.length > 4);
  for (const path of [...pure, ...modes]) {
    assert.doesNotMatch(
      read(path),
      /\b(document|window|navigator|localStorage|fetch|Date\.now|new Date(?!\([^)])|Math\.random)\b/,
      path,
    );
  }
});

test('no question type imports another', () => {
  for (const path of scripts('generator/question_types/').filter(
    (one) => one.split('/').length > 3,
  )) {
    assert.doesNotMatch(read(path), /from '\.\.\/\w+\//, path);
  }
});

test('authored HTML enters a page in one place only', () => {
  const users = [...scripts('theme/view/'), ...scripts('generator/')].filter((path) =>
    /innerHTML|insertAdjacentHTML/.test(read(path)),
  );
  assert.deepEqual(users, ['theme/view/dom.js']);
});
