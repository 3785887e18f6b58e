import assert from 'node:assert/strict';
import test from 'node:test';
import { breaks, digest } from '../../theme/runner/record/chain.js';
import { rowOf } from '../../theme/runner/record/counted.js';
import { openDisk } from '../../theme/store/disk.js';
import { openStore } from '../../theme/store/store.js';
import { isDiskFull, openMemory, openTab } from '../../theme/store/tab.js';
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

const ids = (statements) => statements.map(({ id }) => id);

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

  test(`${kind}: what is counted of statements comes in the same order`, async () => {
    const store = await open('counted');
    await store.append([fact('z', 5), fact('b', 3)]);
    await store.append([fact('a', 4)]);
    assert.deepEqual((await store.counted()).map(rowOf), (await store.all()).map(rowOf));
    assert.equal((await store.counted()).length, 3);
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

test('a page that wrote the last statement notices what other tabs have written since', async () => {
  const [one, two] = await Promise.all([openDisk('since'), openDisk('since')]);
  await one.append([fact('a')]);
  await one.append([fact('b')]);
  await two.append([fact('c'), fact('d')]);
  const [first] = await one.append([fact('d', 9)]);
  assert.equal(first.time, 1);
  await one.append([fact('e'), fact('f')]);
  await two.append([fact('g')]);
  const all = await one.all();
  assert.deepEqual(ids(all), ['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  assert.deepEqual(breaks(all), []);
});

test('what follows a statement of this page is sent off before append returns', async () => {
  const store = await openDisk('sent');
  await store.append([fact('a')]);
  const { add } = IDBObjectStore.prototype;
  const sent = [];
  IDBObjectStore.prototype.add = function (one) {
    sent.push(one.id);
    return add.call(this, one);
  };
  try {
    const writing = store.append([fact('b'), fact('c')]);
    assert.deepEqual(sent, ['b', 'c']);
    await writing;
  } finally {
    IDBObjectStore.prototype.add = add;
  }
  assert.deepEqual(breaks(await store.all()), []);
});

test('writes under way at once follow one another, whatever becomes of each', async () => {
  const store = await openDisk('at once');
  await store.append([fact('a')]);
  const bad = { ...fact('bad'), result: () => 'cannot be stored' };
  const done = await Promise.allSettled([
    store.append([fact('b')]),
    store.append([bad]),
    store.append([fact('c')]),
    store.append([fact('b', 7)]),
    store.append([fact('d')]),
  ]);
  assert.deepEqual(
    done.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
  );
  await store.append([fact('e')]);
  const all = await store.all();
  assert.deepEqual(ids(all), ['a', 'b', 'c', 'd', 'e']);
  assert.deepEqual(breaks(all), []);
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

/**
 * What a tab does with a storage of its own, on a fresh disk.
 * @param {() => Promise<void>} act
 * @param {number} [room] how many letters a value may have
 */
async function inTab(act, room = Number.POSITIVE_INFINITY) {
  const [kept, held] = [globalThis.indexedDB, new Map()];
  globalThis.indexedDB = new IDBFactory();
  globalThis.sessionStorage = {
    getItem: (key) => held.get(key) || null,
    setItem: (key, text) => {
      if (text.length > room) throw new Error('the tab is full');
      held.set(key, text);
    },
    removeItem: (key) => held.delete(key),
  };
  try {
    await act();
  } finally {
    globalThis.indexedDB = kept;
    delete globalThis.sessionStorage;
  }
}

/** Writes to no disk succeed while `act` runs. @param {() => Promise<void>} act @param {string} [name] of the error */
async function refusing(act, name = 'QuotaExceededError') {
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = () => {
    throw new DOMException('no room', name);
  };
  try {
    await act();
  } finally {
    IDBObjectStore.prototype.add = add;
  }
}

test('a browser without IndexedDB remembers from page to page of one tab', () =>
  inTab(async () => {
    globalThis.indexedDB = undefined;
    await (await openStore()).append([fact('a')]);
    const next = await openStore();
    await next.append([fact('b', 2)]);
    await next.markSaved({ count: 1, time: 5 });
    const last = await openStore();
    assert.deepEqual(ids(await last.all()), ['a', 'b']);
    assert.deepEqual(await last.saved(), { count: 1, time: 5 });
    assert.deepEqual([last.lasting, isDiskFull()], [false, false]);
  }));

test('a full disk is said to be full, and the tab goes on with what the disk holds and it does not', () =>
  inTab(async () => {
    const disk = await openStore();
    await disk.append([fact('a', 1)]);
    await refusing(async () => {
      await assert.rejects(disk.append([fact('b', 2)]), { name: 'QuotaExceededError' });
      await openTab({ known: await disk.all() }).append([fact('b', 2)]);
      const next = await openStore();
      assert.deepEqual([next.lasting, isDiskFull()], [false, true]);
      await next.append([fact('c', 3)]);
      assert.deepEqual(ids(await (await openStore()).all()), ['a', 'b', 'c']);
    });
  }));

test('a tab that holds little remembers what the disk does not hold, and the disk the rest', () =>
  inTab(async () => {
    const disk = await openStore();
    await disk.append(Array.from({ length: 50 }, (_, i) => fact(`a${i}`, i)));
    await refusing(async () => {
      await openTab({ known: await disk.all() }).append([fact('b', 99)]);
      assert.equal((await (await openStore()).all()).length, 51);
    });
  }, 1000));

test('when the disk takes it again, it gets all the tab held, once', () =>
  inTab(async () => {
    const disk = await openStore();
    await disk.append([fact('a', 1)]);
    await openTab({ known: await disk.all() }).append([fact('b', 2), fact('c', 3)]);
    await disk.append([fact('b', 9)]); // another tab, which still could
    const next = await openStore();
    assert.equal(next.lasting, true);
    const all = await next.all();
    assert.deepEqual(ids(all).sort(), ['a', 'b', 'c']);
    assert.deepEqual(breaks(all), []);
    assert.equal(sessionStorage.getItem('suixue'), null);
    assert.equal((await (await openStore()).all()).length, 3);
  }));

test('a list that goes on growing after it was given is known as it was then', () =>
  inTab(async () => {
    const known = [];
    const tab = openTab({ known });
    for (const id of ['a', 'b', 'c']) known.push(...(await tab.append([fact(id)])));
    assert.deepEqual(ids(JSON.parse(sessionStorage.getItem('suixue'))), ['a', 'b', 'c']);
  }));

test('a disk that was emptied under an open tab gets back what the tab knew', () =>
  inTab(async () => {
    const known = [{ ...fact('a'), chain: 'x', n: 1, previous: '' }];
    await openTab({ known }).append([fact('b', 2)]);
    const next = await openStore();
    assert.deepEqual(ids(await next.all()), ['a', 'b']);
    assert.equal(next.lasting, true);
  }));

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

  test(`${kind}: two records that went on from one copy are united: the other’s part is written anew`, async () => {
    const [one, two] = [await open(`copy-one-${kind}`), openMemory()];
    await two.append([fact('a', 1), fact('b', 2)]);
    const copied = await two.all();
    await one.unite(copied);
    const [own] = await one.append([fact('c', 3)]);
    const other = [{ ...own, id: 'd', time: 4 }];
    other.push({ ...fact('e', 5), chain: own.chain, n: 2, previous: digest(other[0]) });
    assert.equal(await one.unite(other), 2);
    assert.equal(await one.unite(other), 0);
    const all = await one.all();
    assert.deepEqual(ids(all), ['a', 'b', 'c', 'd', 'e']);
    assert.deepEqual(breaks(all), []);
  });

  test(`${kind}: a chain goes on from what is here of it, whatever part of it comes`, async () => {
    const [one, two] = [await open(`part-${kind}`), openMemory()];
    await two.append([fact('a', 1), fact('b', 2), fact('c', 3), fact('d', 4)]);
    const [a, b, c, d] = await two.all();
    await one.unite([a, b]);
    assert.equal(await one.unite([d, c]), 2);
    const all = await one.all();
    assert.deepEqual(all, [a, b, c, d]);
    assert.equal(await one.unite([{ ...fact('z', 9), chain: a.chain, n: 6, previous: 'x' }]), 1);
    assert.deepEqual(breaks(await one.all()), []);
  });

  test(`${kind}: how much is in a backup is remembered`, async () => {
    const store = await open(`saved-${kind}`);
    assert.equal(await store.saved(), undefined);
    await store.markSaved({ count: 2, time: null });
    assert.deepEqual(await store.saved(), { count: 2, time: null });
  });
}

test('a backup that the disk has no room for is refused whole', async () => {
  const store = await openDisk('no room');
  await store.append([fact('a', 1)]);
  const other = openMemory();
  await other.append([fact('b', 2), fact('c', 3)]);
  const others = await other.all();
  await refusing(() => assert.rejects(store.unite(others), { name: 'QuotaExceededError' }));
  assert.deepEqual(ids(await store.all()), ['a']);
});
