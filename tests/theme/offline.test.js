import assert from 'node:assert/strict';
import test from 'node:test';
import {
  assetOf,
  assetsIn,
  isImmutable,
  kindOf,
  needsAny,
  outdated,
  surplus,
} from '../../theme/runner/offline.js';
import { vectors } from './support.js';

test('what never changes is told by its name, as the build tells it', () => {
  for (const { file, immutable } of vectors('immutable')) {
    assert.equal(isImmutable(file), immutable, file);
  }
});

for (const [path, navigates, kind] of [
  ['', true, 'page'],
  ['play/', true, 'page'],
  ['lessons/basics/one', true, 'page'],
  ['404.html', true, 'page'],
  ['data/courses.json', false, 'data'],
  ['data/courses.json', true, null],
  ['assets/suixue/app.0f12ab34.css', false, 'asset'],
  ['data/places/mama-rooms/370100.5ab9e158.json', false, 'asset'],
  ['media/one-ab3073681db5-480.mp4', false, 'film'],
  ['media/one-ab3073681db5-480.mp4', true, 'film'],
  ['media/one-ab3073681db5.vtt', false, 'asset'],
  ['lessons/basics/picture.png', false, 'data'],
  ['handbook/', true, null],
  ['sw.js', false, null],
  ['-/reload.js', false, null],
  ['play/', false, null],
]) {
  test(`${path || 'the home page'}${navigates ? ', gone to,' : ''} is answered as ${kind}`, () => {
    assert.equal(kindOf(path, navigates), kind);
  });
}

const PAGE =
  '<link href="../assets/suixue/app.0f12ab34.css"><script src="../assets/suixue/me.aaaaaaaa.js">';

test('a page that needs what did not start is known by the names in it', () => {
  assert.deepEqual(assetsIn(PAGE), [
    'assets/suixue/app.0f12ab34.css',
    'assets/suixue/me.aaaaaaaa.js',
  ]);
  assert.equal(needsAny(PAGE, ['assets/suixue/me.aaaaaaaa.js']), true);
  assert.equal(needsAny(PAGE, ['assets/suixue/me.bbbbbbbb.js']), false);
});

test('a fault is somebody’s only where one of our scripts stands in it', () => {
  const stack = 'TypeError: x\n    at https://example.org/gh/assets/suixue/me.aaaaaaaa.js:1:2';
  assert.equal(assetOf(stack), 'assets/suixue/me.aaaaaaaa.js');
  assert.equal(assetOf('chrome-extension://abc/inject.js'), null);
});

test('what was kept by the way goes, the oldest first; what was asked for stays', () => {
  assert.deepEqual(surplus(['a', 'b', 'c', 'd'], new Set(['a']), 2), ['b']);
  assert.deepEqual(surplus(['a', 'b'], new Set(), 2), []);
});

test('of earlier shells only the last that started stays; one that is still coming is not touched', () => {
  assert.deepEqual(outdated(['1', '2', '3', '4'], '3', '2'), ['1']);
  assert.deepEqual(outdated(['1', '2'], '2', undefined), ['1']);
  assert.deepEqual(outdated(['1', '2'], '1', '1'), []);
});
