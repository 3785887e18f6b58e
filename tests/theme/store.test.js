import assert from 'node:assert/strict';
import test from 'node:test';
import { openDisk, openMemory, openStore, openTab } from '../../theme/store/store.js';
import { fromTheme } from './support.js';

fromTheme('fake-indexeddb/auto');

const fact = (id, time = 1) => ({
  id,
  time,
  verb: 'answered',
  object: { type: 'question', id: 'q' },
  session: 's',
  rev: 1,
  result: { response: 'a', state: 'right', points: 100, of: 100 },
});

for (const [kind, open] of [
  ['disk', openDisk],
  ['memory', () => openMemory()],
]) {
  test(`${kind}: statements come back in the order of writing, numbered from 1`, async () => {
    const store = await open('order');
    await store.append([fact('z')]);
    await store.append([fact('b'), fact('a')]);
    const all = await store.all();
    assert.deepEqual(
      all.map(({ id, n }) => [id, n]),
      [
        ['z', 1],
        ['b', 2],
        ['a', 3],
      ],
    );
  });

  test(`${kind}: what is written stays; the same id again gives what was written first`, async () => {
    const store = await open('again');
    await store.append([fact('a', 1)]);
    const [held] = await store.append([fact('a', 2)]);
    assert.equal(held.time, 1);
    assert.equal((await store.all()).length, 1);
  });
}

test('two tabs writing at once lose nothing and share no number', async () => {
  const [one, two] = await Promise.all([openDisk('tabs'), openDisk('tabs')]);
  const writes = [];
  for (let i = 0; i < 150; i++) {
    writes.push(one.append([fact(`one-${i}`)]), two.append([fact(`two-${i}`)]));
  }
  await Promise.all(writes);
  const all = await one.all();
  assert.equal(all.length, 300);
  assert.deepEqual(
    all.map(({ n }) => n),
    Array.from({ length: 300 }, (_, i) => i + 1),
  );
});

test('two tabs answering the same question agree on the first answer', async () => {
  const [one, two] = await Promise.all([openDisk('same'), openDisk('same')]);
  const [[first], [second]] = await Promise.all([
    one.append([fact('s/1', 1)]),
    two.append([fact('s/1', 2)]),
  ]);
  assert.deepEqual(first, second);
});

test('a write the disk refuses is not acknowledged and leaves nothing behind', async () => {
  const store = await openDisk('refused');
  const bad = { ...fact('bad'), result: () => 'cannot be stored' };
  await assert.rejects(store.append([fact('good'), bad]));
  assert.deepEqual(await store.all(), []);
});

test('a browser without IndexedDB gets a record that says it does not last', async () => {
  const kept = globalThis.indexedDB;
  globalThis.indexedDB = undefined;
  try {
    const store = await openStore();
    assert.equal(store.lasting, false);
    await store.append([fact('a')]);
    assert.equal((await store.all()).length, 1);
  } finally {
    globalThis.indexedDB = kept;
  }
});

/** A tab's storage. */
const tabStorage = () => {
  const held = new Map();
  return { getItem: (key) => held.get(key) || null, setItem: (key, text) => held.set(key, text) };
};

test('a browser without IndexedDB remembers from page to page of one tab', async () => {
  const kept = globalThis.indexedDB;
  globalThis.indexedDB = undefined;
  globalThis.sessionStorage = tabStorage();
  try {
    await (await openStore()).append([fact('a')]);
    const next = await openStore();
    await next.append([fact('b')]);
    assert.deepEqual(
      (await (await openStore()).all()).map(({ id, n }) => [id, n]),
      [
        ['a', 1],
        ['b', 2],
      ],
    );
    assert.equal(next.lasting, false);
  } finally {
    globalThis.indexedDB = kept;
    delete globalThis.sessionStorage;
  }
});

test('a tab whose disk refused goes on with all it knew', async () => {
  globalThis.sessionStorage = tabStorage();
  try {
    await openTab([{ ...fact('a'), n: 1 }]).append([fact('b')]);
    const next = await openStore();
    assert.deepEqual(
      (await next.all()).map(({ id }) => id),
      ['a', 'b'],
    );
    assert.equal(next.lasting, false);
  } finally {
    delete globalThis.sessionStorage;
  }
});
