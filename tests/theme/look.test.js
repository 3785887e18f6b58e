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

/** Grounds that text of any colour may come to lie on: surfaces, and what sets something apart. */
const GROUNDS = [...SURFACES, 'red-soft', 'green-soft', 'amber-soft', 'line'];
/** What colours signs beside words, which say the same; no text has this colour. */
const SIGNS = [
  '.stars',
  '.gold',
  '.stars .off',
  '.hearts .off',
  '.next-again .icon',
  '.tool[data-on="true"] .icon',
  '.cell .cell-flag',
  '.sheet-kind .icon',
];
/** What holds no text on the ground its rule gives: bars, knobs, and a dot that another rule fills before its sign comes. */
const SHAPED = ['.weeks-bar > i', '.switch-track::after', '.dialog-back', '.dot-step'];

/**
 * The colours a value names; of one that is seen through what it is over black and over white.
 * @param {string | undefined} value
 * @param {Record<string, string>} table
 * @returns {string[]}
 */
function named(value, table) {
  const found = (value || '').matchAll(/var\(--([\w-]+)\)|(#[0-9a-f]{3,6})\b|rgba\(([\d., ]+)\)/gi);
  return [...found].flatMap(([, name, hex, rgba]) => {
    if (name) return table[name] || [];
    if (hex) return hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex;
    const [r, g, b, seen] = rgba.split(',').map(Number);
    return [0, 255].map((under) =>
      [r, g, b].reduce((sum, one) => {
        const mixed = Math.round(one * seen + under * (1 - seen));
        return sum + mixed.toString(16).padStart(2, '0');
      }, '#'),
    );
  });
}

/** Every rule of a style sheet: its selectors and what it says. @param {string} css */
const rulesOf = (css) =>
  [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{};]*)\{([^{}]*)\}/g)].map(
    ([, selector, body]) => {
      const told = [...body.matchAll(/([\w-]+)\s*:\s*([^;]+)/g)].map(([, name, value]) => [
        name,
        value,
      ]);
      return { selector: selector.trim().replace(/\s+/g, ' '), said: Object.fromEntries(told) };
    },
  );

/**
 * What is wrong with the colours of a rule, in words: text on its own ground; text on any ground; a ground for any text.
 * @param {ReturnType<typeof rulesOf>[number]} rule
 * @param {Record<string, string>} table
 */
function faint({ selector, said }, table) {
  const grounds = named(said.background || said['background-color'], table);
  const texts = named(said.color, table);
  const known = (/** @type {string[]} */ list) => list.includes(selector);
  const least = (/** @type {string[]} */ ones, /** @type {string[]} */ others) =>
    Math.min(...ones.flatMap((one) => others.map((other) => contrast(one, other))));
  if (texts.length && grounds.length) return !known(SHAPED) && least(texts, grounds) < 4.5;
  if (texts.length)
    return (
      !known(SIGNS) &&
      least(
        texts,
        GROUNDS.map((name) => table[name]),
      ) < 4.5
    );
  const bearable = ['ink', 'on-fill', 'paper'].map((name) => least([table[name]], grounds));
  return grounds.length > 0 && !known(SHAPED) && Math.max(...bearable) < 4.5;
}

for (const [scheme, table] of [
  ['light', colours(light)],
  ['dark', { ...colours(light), ...colours(dark) }],
]) {
  test(`${scheme}: every text of every style sheet has a contrast of at least 4.5`, () => {
    for (const [file, css] of STYLES) {
      const bad = rulesOf(css).filter((rule) => faint(rule, table));
      assert.deepEqual(
        bad.map(({ selector }) => `${file}: ${selector}`),
        [],
      );
    }
  });

  test(`${scheme}: a new pair that is too faint is seen`, () => {
    /** @param {string} body */
    const isFaint = (body) => faint(rulesOf(`.new { ${body} }`)[0], table);
    assert.ok(isFaint('color: var(--edge);'));
    assert.ok(isFaint('color: var(--edge); background-color: var(--line);'));
    assert.ok(isFaint('color: #fff; background: #808080;'));
    assert.ok(isFaint('color: #ffffff; background: rgba(20, 16, 12, 0.3);'));
    assert.ok(!isFaint('color: var(--on-fill); background: var(--red-fill);'));
    assert.ok(!isFaint('margin: 0;'));
  });
}

test('what is excepted from contrast is still there', () => {
  const all = STYLES.flatMap(([, css]) => rulesOf(css).map(({ selector }) => selector));
  for (const selector of [...SIGNS, ...SHAPED]) assert.ok(all.includes(selector), selector);
});

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

/** In rem; what is measured by the window is beside it, and a figure that a hall reads. */
const SCALE = [0.76, 0.84, 0.9, 0.94, 1, 1.06, 1.2, 1.5, 1.8, 3.25];
const HEIGHTS = [1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.75];

test('sizes and heights of lines stand on one scale', () => {
  for (const [file, css] of STYLES) {
    for (const [said, size] of css.matchAll(/font-size: ([\d.]+)rem/g))
      assert.ok(SCALE.includes(Number(size)), `${file}: ${said}`);
    for (const [said, height] of css.matchAll(/line-height: ([\d.]+);/g))
      assert.ok(HEIGHTS.includes(Number(height)), `${file}: ${said}`);
  }
});

test('no typeface is fetched', () => {
  for (const [file, css] of STYLES) assert.doesNotMatch(css, /@font-face|@import url/, file);
});
