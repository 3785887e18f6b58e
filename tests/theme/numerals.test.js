import assert from 'node:assert/strict';
import test from 'node:test';
import { normalise } from '../../theme/runner/normalise.js';
import { arabic, compare, number } from '../../theme/runner/numerals.js';
import { vectors } from './support.js';

const NUMERALS = vectors('numerals');

/** @param {readonly [number, number]} value */
const quotient = ([above, below]) => (below === 1 ? `${above}` : `${above}/${below}`);

for (const [text, value] of NUMERALS.number) {
  test(`${JSON.stringify(text)} is ${value || 'no number'}`, () => {
    const found = number(text);
    assert.equal(found && quotient(found), value);
  });
}

for (const [one, other, sign] of NUMERALS.compare) {
  test(`${one} compared with ${other}`, () => {
    assert.equal(Math.sign(compare(number(one), number(other))), sign);
  });
}

for (const [text, digits] of NUMERALS.arabic) {
  test(`${text} in digits`, () => assert.equal(arabic(text), digits));
}

for (const [text, numerals, form] of vectors('normalise').cases) {
  test(`the form of ${JSON.stringify(text)}${numerals ? ' with numerals' : ''}`, () => {
    assert.equal(normalise(text, numerals), form);
  });
}
