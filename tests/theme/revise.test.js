import assert from 'node:assert/strict';
import test from 'node:test';
import { revised } from '../../generator/modes/levels/revise.js';

const KEYS = ['a', 'b', 'c', 'd'];

/** @param {string} id @param {string} type @param {number} rev */
const question = (id, type = 'single_choice', rev = 1) => ({
  id,
  rev,
  type,
  options: KEYS.map((key) => ({ key })),
});

const LESSON = [
  question('m1', 'multiple_choice'),
  question('m2', 'multiple_choice'),
  question('s1'),
  question('s2'),
  question('s3'),
  question('s4'),
  question('s5'),
  question('t1', 'true_false'),
  question('t2', 'true_false'),
  question('w1', 'short_answer'),
];
const asked = ['s1', 'm1', 't1', 's2', 'o1'];
const begun = {
  seed: 'x',
  items: asked.map((id) => ({ id, rev: 1, lesson: id === 'o1' ? 'other' : 'own', order: KEYS })),
};

/** The items after these questions of the bank were changed; `null` takes one out. @param {Record<string, object | null>} changes */
function after(changes, { answered = 1, seen = {}, lesson = LESSON } = {}) {
  const bank = new Map([...lesson, question('o1')].map((one) => [one.id, one]));
  for (const [id, change] of Object.entries(changes)) {
    if (change) bank.set(id, { ...bank.get(id), ...change });
    else bank.delete(id);
  }
  const own = new Set(lesson.map(({ id }) => id));
  return revised(begun, answered, {
    known: bank,
    lesson: 'own',
    pool: [...bank.values()].filter(({ id }) => own.has(id)),
    seen: new Map(Object.entries(seen)),
  });
}

test('where nothing that is still to be asked has changed, nothing changes', () => {
  assert.equal(after({}), null);
  assert.equal(after({ s1: { rev: 2 }, s3: { rev: 2 }, m2: null }), null);
  assert.equal(after({ s1: null }), null);
});

test('a question with a new revision is asked in that, all others as they were', () => {
  const items = after({ t1: { rev: 2 }, o1: { rev: 5 } });
  assert.deepEqual(
    items?.map(({ id, rev, lesson }) => [id, rev, lesson]),
    [
      ['s1', 1, 'own'],
      ['m1', 1, 'own'],
      ['t1', 2, 'own'],
      ['s2', 1, 'own'],
      ['o1', 5, 'other'],
    ],
  );
  assert.deepEqual(items?.slice(0, 2), begun.items.slice(0, 2));
});

test('the options of a new revision are shown in an order of their own', () => {
  const options = ['a', 'b', 'e'].map((key) => ({ key }));
  const item = after({ m1: { rev: 2, options } })?.[1];
  assert.deepEqual([...(item?.order || [])].sort(), ['a', 'b', 'e']);
});

test('a question that is gone gives its place to another of the lesson', () => {
  for (const gone of ['m1', 't1', 's2', 'o1']) {
    const items = after({ [gone]: null });
    const place = asked.indexOf(gone);
    assert.equal(items?.length, 5);
    items.forEach((item, at) => {
      if (at !== place) assert.equal(item, begun.items[at]);
    });
    const other = items[place];
    assert.equal(other?.lesson, 'own');
    assert.ok(!asked.includes(other.id) && other.id !== 'w1', other.id);
    assert.deepEqual([...other.order].sort(), KEYS);
  }
});

test('what takes the place keeps the rules of a draw', () => {
  assert.equal(after({ m1: null })?.[1]?.id, 'm2', 'one of several choices there must be');
  const many = { s1: 9, s3: 9, s4: 9, s5: 9 };
  const other = after({ s2: null }, { seen: many })?.[3]?.id;
  assert.equal(other, 'm2', 'a second true_false, or one answered more often, was taken');
});

test('several that are gone are replaced by different ones', () => {
  const items = after({ m1: null, t1: null, s2: null, o1: null });
  const ids = items?.map(({ id }) => id) || [];
  assert.equal(new Set(ids).size, 5);
  assert.equal(ids[0], 's1');
});

test('where the lesson has no other, the place falls away', () => {
  const lesson = LESSON.filter(({ id }) => asked.includes(id));
  assert.deepEqual(
    after({ s2: null }, { lesson })?.map(({ id }) => id),
    ['s1', 'm1', 't1', 'o1'],
  );
});

test('the same seed and the same bank give the same questions', () => {
  const changes = { m1: { rev: 2 }, s2: null, o1: null };
  assert.deepEqual(after(changes), after(changes));
});
