import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { bundle } from '../../theme/bundle.js';
import { licences } from '../../theme/licences.js';
import { REPOSITORY } from './support.js';

const { files, packages } = await bundle('/');
/** @param {string} suffix */
const shipped = (suffix) =>
  files.map(({ path, text }) => [path, text]).filter(([path]) => path.endsWith(suffix));

const YOUNG_METHODS =
  /(?<!\.\.)\.(replaceChildren|replaceAll|at|findLast|findLastIndex|toSorted|toReversed|toSpliced|with|hasOwn|any|checkVisibility|showModal|requestSubmit|getOrInsert|groupBy)\(/g;
const YOUNG_NAMES =
  /\b(BigInt|structuredClone|randomUUID|WeakRef|FinalizationRegistry|AggregateError|CompressionStream|BroadcastChannel|ResizeObserverSize|startViewTransition|Segmenter|cookieStore|showPicker)\b/g;

test('shipped scripts use nothing younger than Chromium 80 and iOS 13.4', () => {
  for (const [name, text] of shipped('.js')) {
    const found = [...text.matchAll(YOUNG_METHODS), ...text.matchAll(YOUNG_NAMES)];
    assert.deepEqual(
      found.map(([word]) => word),
      [],
      name,
    );
  }
});

/** @param {string} css @returns {string[]} every rule's selector and declarations */
const rules = (css) => css.match(/[^{}]+\{[^{}]*\}/g) || [];

test('shipped style sheets use nothing younger than Chromium 80 and iOS 13.4', () => {
  for (const [name, css] of shipped('.css')) {
    assert.doesNotMatch(
      css,
      /[{;](inset|aspect-ratio|accent-color|translate|rotate|scale|content-visibility):|\d[ds]v[hw]\b|:(is|where|has)\(|@(layer|container|property|starting-style)\b|color-mix\(|clamp\(/,
      name,
    );
    for (const rule of rules(css)) {
      if (/[{;](row-|column-)?gap:/.test(rule))
        assert.match(rule, /display:grid/, `${name}: ${rule}`);
    }
  }
});

test('who knows no :focus-visible sees the focus all the same', () => {
  for (const [name, css] of shipped('.css')) {
    for (const rule of rules(css).filter(
      (one) => /:focus-visible/.test(one) && /outline:/.test(one),
    )) {
      const shows = !/outline:(none|0)/.test(rule);
      assert.ok(!shows, `${name}: only :focus may draw an outline, not ${rule}`);
    }
  }
});

test('the packages the site is made of are named with their licences', async () => {
  assert.ok(
    ['@mdi/svg', 'idb', 'leaflet', 'lunr', 'sha256-uint8array'].every((one) =>
      packages.includes(one),
    ),
  );
  const text = await licences(packages);
  for (const name of packages)
    assert.match(text, new RegExp(`^${name} \\d+\\.\\d+.* \\(.+\\)$`, 'm'));
  assert.match(text, /Apache/);
  assert.equal(text.match(/copyright .*\d{4}/gi)?.length >= packages.length - 1, true);
});

test('the theme is built in a folder with a space and Chinese in its name', () => {
  const project = join(mkdtempSync(join(tmpdir(), 'suixue-')), '工会 随学');
  const from = (path) => fileURLToPath(new URL(path, REPOSITORY));
  const filter = (path) => !/node_modules|[\\/]assets[\\/]suixue|\.py$|__pycache__/.test(path);
  for (const folder of ['theme', 'generator']) {
    cpSync(from(folder), join(project, folder), { recursive: true, filter });
  }
  symlinkSync(from('theme/node_modules'), join(project, 'theme/node_modules'), 'junction');
  execFileSync(process.execPath, ['build.js'], { cwd: join(project, 'theme') });
  const built = join(project, 'theme/overrides/assets/suixue');
  for (const name of ['app.css', 'play.js', 'icons.html', 'LICENSES.txt']) {
    assert.ok(existsSync(join(built, name)), name);
  }
  rmSync(join(project, '..'), { recursive: true });
});
