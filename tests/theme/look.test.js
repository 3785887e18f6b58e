import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import test from 'node:test';
import { REPOSITORY, read } from './support.js';

const source = read('theme/styles/tokens.css');
const [light, dark] = source.split('@media (prefers-color-scheme: dark)');

/** @param {string} css */
const colours = (css) =>
  Object.fromEntries(
    [...css.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]),
  );

/** WCAG 2 relative luminance. @param {string} hex */
const luminance = (hex) => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** @param {string} one @param {string} other */
const contrast = (one, other) => {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
};

const SURFACES = ['paper', 'surface', 'sunken'];
const TEXT = [
  ...SURFACES.flatMap((on) => ['ink', 'ink-2', 'red', 'green', 'amber'].map((text) => [text, on])),
  ['ink', 'red-soft'],
  ['red', 'red-soft'],
  ['ink-2', 'red-soft'],
  ['ink', 'green-soft'],
  ['green', 'green-soft'],
  ['ink', 'amber-soft'],
  ['amber', 'amber-soft'],
  ['on-fill', 'red-fill'],
  ['on-fill', 'green-fill'],
  ['paper', 'ink'],
];
const SHAPES = [
  ...SURFACES.flatMap((on) =>
    ['edge', 'focus', 'red-fill', 'green-fill'].map((shape) => [shape, on]),
  ),
];

for (const [scheme, table] of [
  ['light', colours(light)],
  ['dark', { ...colours(light), ...colours(dark) }],
]) {
  for (const [pairs, least] of [
    [TEXT, 4.5],
    [SHAPES, 3],
  ]) {
    for (const [one, on] of pairs) {
      test(`${scheme}: ${one} on ${on} has a contrast of at least ${least}`, () => {
        const found = contrast(table[one], table[on]);
        assert.ok(found >= least, `${table[one]} on ${table[on]}: ${found.toFixed(2)}`);
      });
    }
  }
}

const STYLES = readdirSync(new URL('theme/styles/', REPOSITORY)).map((name) => [
  name,
  read(`theme/styles/${name}`),
]);

test('every name of tokens.css that a style sheet uses is there', () => {
  const known = new Set([...source.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
  for (const [file, css] of STYLES) {
    for (const [, name] of css.matchAll(/var\((--[\w-]+)/g))
      assert.ok(known.has(name), `${file}: ${name}`);
  }
});

test('scripts and style sheets agree on the width from which things stand side by side', () => {
  const [, width] = /min-width: (\d+)px/.exec(read('theme/view/wide.js')) || [];
  for (const [file, css] of STYLES) {
    for (const [said, kind, px] of css.matchAll(/\((min|max)-width: (\d+)px\)/g)) {
      assert.equal(
        Number(px),
        kind === 'min' ? Number(width) : Number(width) - 1,
        `${file}: ${said}`,
      );
    }
  }
});
