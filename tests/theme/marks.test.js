import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import test from 'node:test';
import { MARKS } from '../../generator/question_types/marks.js';
import { fromTheme, REPOSITORY, read } from './support.js';

const { parse } = fromTheme('yaml');
const FOLDER = 'generator/question_types';
const types = readdirSync(new URL(FOLDER, REPOSITORY), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
  .map((entry) => entry.name);

test('every question type has its line in marks.js and views.js', () => {
  assert.deepEqual(Object.keys(MARKS).sort(), [...types].sort());
  const views = [...read(`${FOLDER}/views.js`).matchAll(/from '\.\/(\w+)\/view\.js'/g)];
  assert.deepEqual(views.map(([, type]) => type).sort(), [...types].sort());
});

for (const type of types) {
  const examples = parse(read(`${FOLDER}/${type}/examples.yml`));

  test(`${type} has examples of every state it can give`, () => {
    const states = new Set(examples.flatMap(({ cases }) => cases.map(({ state }) => state)));
    for (const state of ['right', 'wrong', 'blank', 'invalid']) assert.ok(states.has(state), state);
  });

  examples.forEach(({ question, published = question, cases }, place) => {
    for (const { response, score, state, parts = [] } of cases) {
      test(`${type} example ${place + 1}: ${JSON.stringify(response)} is ${state}`, () => {
        assert.deepEqual(MARKS[type](published, response), { score, state, parts });
      });
    }
  });
}

test('marking changes neither the question nor the response', () => {
  const question = Object.freeze({
    options: Object.freeze([{ key: 'a' }, { key: 'b' }, { key: 'c' }]),
    answer: Object.freeze(['a', 'c']),
  });
  assert.equal(MARKS.multiple_choice(question, Object.freeze(['c', 'a'])).score, 1);
});
