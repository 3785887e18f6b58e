import assert from 'node:assert/strict';
import test from 'node:test';
import { read } from './support.js';

const { packages } = JSON.parse(read('theme/package-lock.json'));

test('the lock file names every package a package asks for, other machines’ too', () => {
  for (const [path, { optionalDependencies = {} }] of Object.entries(packages)) {
    for (const name of Object.keys(optionalDependencies)) {
      assert.ok(packages[`node_modules/${name}`], `${path} asks for ${name}`);
    }
  }
});

test('the lock file carries hashes and no download addresses', () => {
  for (const [path, { resolved, integrity }] of Object.entries(packages)) {
    if (path === '') continue;
    assert.equal(resolved, undefined, path);
    assert.match(integrity || '', /^sha512-/, path);
  }
});
