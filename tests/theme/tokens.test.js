import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { tokens } from '../../theme/runner/tokens.js';

const vectors = JSON.parse(
  await readFile(new URL('../vectors/tokens.json', import.meta.url), 'utf8'),
);

for (const { text, tokens: wanted } of vectors.cases) {
  test(`tokens of ${JSON.stringify(text)}`, () => assert.deepEqual(tokens(text), wanted));
}

for (const [one, other] of vectors.alike) {
  test(`${one} and ${other} find each other`, () => assert.deepEqual(tokens(one), tokens(other)));
}
