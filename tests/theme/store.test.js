import assert from 'node:assert/strict';
import test from 'node:test';
import { breaks } from '../../theme/runner/record/chain.js';
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
  evidence: 'E0',
  rule: '',
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
  assert.deepEqual(breaks(all), []);
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
        ['b', 1],
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
    await openTab([{ ...fact('a'), chain: 'x', n: 1, previous: '' }]).append([fact('b', 2)]);
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

/** A record as the first release wrote it. */
async function firstRelease(name, statements) {
  const { openDB } = fromTheme('idb');
  const db = await openDB(name, 1, {
    upgrade: (opened) =>
      opened
        .createObjectStore('statements', { keyPath: 'id' })
        .createIndex('n', 'n', { unique: true }),
  });
  for (const one of statements) await db.add('statements', one);
  db.close();
}

test('a record of the first release is kept whole, as one chain in its order', async () => {
  const old = (id, n, verb = 'answered') => {
    const { evidence: _e, rule: _r, ...rest } = fact(id, 1000 - n);
    return { ...rest, n, verb };
  };
  await firstRelease('upgraded', [old('b', 2), old('a', 1, 'started'), old('c', 3)]);
  const store = await openDisk('upgraded');
  await store.append([fact('d', 1)]);
  const all = await store.all();
  assert.deepEqual(
    all.map(({ id, n, verb, time }) => [id, n, verb, time]),
    [
      ['a', 1, 'initialized', 999],
      ['b', 2, 'answered', 998],
      ['c', 3, 'answered', 997],
      ['d', 4, 'answered', 1],
    ],
  );
  assert.equal(new Set(all.map(({ chain }) => chain)).size, 1);
  assert.deepEqual(breaks(all), []);
});

for (const [kind, open] of [
  ['disk', openDisk],
  ['memory', () => openMemory()],
]) {
  test(`${kind}: another record is united with this one, nothing twice, and a new chain begins`, async () => {
    const [one, two] = [await open(`one-${kind}`), await open(`two-${kind}`)];
    await one.append([fact('a', 1), fact('b', 2)]);
    assert.equal(await two.unite(await one.all()), 2);
    await two.append([fact('c', 3)]);
    await one.append([fact('d', 4)]);
    assert.equal(await one.unite(await two.all()), 1);
    assert.equal(await one.unite(await two.all()), 0);
    const all = await one.all();
    assert.deepEqual(
      all.map(({ id }) => id),
      ['a', 'b', 'c', 'd'],
    );
    assert.deepEqual(breaks(all), []);
    assert.equal(new Set(all.map(({ chain }) => chain)).size, 2);
  });

  test(`${kind}: a record that claims a place already taken is refused whole`, async () => {
    const store = await open(`forged-${kind}`);
    const [held] = await store.append([fact('a', 1)]);
    const forged = [
      { ...held, id: 'new', chain: 'other', previous: '' },
      { ...held, id: 'forged', time: 7 },
    ];
    await assert.rejects(store.unite(forged));
    assert.deepEqual(await store.all(), [held]);
  });
}
