import assert from 'node:assert/strict';
import test from 'node:test';
import { rowOf } from '../../theme/runner/record/counted.js';
import { openDisk } from '../../theme/store/disk.js';
import { pack, readPacked, SIZE } from '../../theme/store/packs.js';
import { fromTheme } from './support.js';

fromTheme('fake-indexeddb/auto');
globalThis.requestIdleCallback = (act) => setTimeout(act, 0);
const { openDB } = fromTheme('idb');

const NAMES = { statements: 'statements', meta: 'meta', place: 'place' };

/** @param {string} chain @param {number} from @param {number} until */
const chain = (name, from, until) =>
  Array.from({ length: until - from + 1 }, (_, at) => ({
    id: `${name}/${from + at}`,
    chain: name,
    n: from + at,
    time: from + at,
    verb: 'answered',
    object: { type: 'question', id: `q${at % 7}` },
    session: name,
    rev: 1,
    result: { response: 'a', state: at % 3 ? 'right' : 'wrong', points: 0, of: 100, ms: 9000 },
    evidence: 'E0',
    rule: '',
    previous: '',
  }));

/** A database as the store makes it, with these statements. @param {string} name @param {object[]} statements */
async function database(name, statements) {
  await openDisk(name);
  const db = await openDB(name, 2);
  await write(db, statements);
  return db;
}

async function write(db, statements) {
  const change = db.transaction('statements', 'readwrite');
  for (const one of statements) change.store.put(one);
  await change.done;
}

const packed = async (db) => pack(db, NAMES.meta, await readPacked(db, NAMES, 'whole'));
const packsIn = async (db) =>
  (await db.getAllKeys(NAMES.meta)).filter((key) => Array.isArray(key) && key[1] === 'whole')
    .length;

/** What is read is what is there, whole or counted, however it was packed. */
async function readsAll(db) {
  const [read, counted] = [
    await readPacked(db, NAMES, 'whole'),
    await readPacked(db, NAMES, 'counted'),
  ];
  const places = await db.getAllFromIndex(NAMES.statements, NAMES.place);
  assert.deepEqual(read.chains.flat(), places);
  const rows = (chains) => chains.flat().map(rowOf);
  assert.deepEqual(rows(counted.chains), rows(read.chains));
  assert.deepEqual(counted.loose, read.loose);
  assert.equal(counted.useless, read.useless);
  return read;
}

test('what is not yet a thousand stays loose', async () => {
  const db = await database('few', chain('a', 1, SIZE - 1));
  await packed(db);
  assert.equal(await packsIn(db), 0);
  assert.equal((await readsAll(db)).loose.length, SIZE - 1);
});

test('thousands are packed, and what is written later is read with them', async () => {
  const db = await database('many', chain('b', 1, 2 * SIZE + 5));
  await packed(db);
  assert.equal(await packsIn(db), 2);
  assert.equal((await readsAll(db)).loose.length, 5);
  await write(db, [...chain('b', 2 * SIZE + 6, 2 * SIZE + 9), ...chain('a', 1, 3)]);
  await write(db, [...chain('bb', 1, 2), ...chain('c', 1, SIZE)]);
  assert.equal((await readsAll(db)).loose.length, 5 + 4 + 3 + 2 + SIZE);
  await packed(db);
  assert.equal(await packsIn(db), 3);
  assert.equal((await readsAll(db)).loose.length, 14);
});

test('packs that cannot be read or are no thousand are not used, and made anew', async () => {
  const db = await database('damaged', chain('a', 1, 2 * SIZE));
  const damages = ['[{"id":', 'null', JSON.stringify(chain('a', SIZE + 2, 2 * SIZE)), undefined];
  for (const text of damages) {
    await packed(db);
    for (const form of ['whole', 'counted']) {
      const key = ['packed', form, 'a', 0];
      if (text) await db.put(NAMES.meta, text, key);
      else await db.delete(NAMES.meta, key);
    }
    assert.equal((await readsAll(db)).useless, true);
    await packed(db);
    assert.equal((await readsAll(db)).useless, false);
    assert.equal(await packsIn(db), 2);
  }
});

test('packs of a chain that is not there are not used', async () => {
  const db = await database('stranger', chain('a', 1, SIZE));
  await packed(db);
  await db.put(NAMES.meta, JSON.stringify(chain('b', 1, SIZE)), ['packed', 'whole', 'b', 0]);
  assert.equal((await readPacked(db, NAMES, 'whole')).useless, true);
  await packed(db);
  assert.equal((await readsAll(db)).useless, false);
});

test('a gap that was filled later is read', async () => {
  const [first, ...others] = chain('a', 1, SIZE + 1);
  const db = await database('gap', others);
  await packed(db);
  await write(db, [first]);
  assert.equal((await readsAll(db)).chains.flat().length, SIZE + 1);
});

test('two tabs that pack at once pack once', async () => {
  const db = await database('tabs', chain('a', 1, 3 * SIZE));
  const read = () => readPacked(db, NAMES, 'whole');
  const [one, other] = [await read(), await read()];
  await Promise.all([pack(db, NAMES.meta, one), pack(db, NAMES.meta, other)]);
  assert.equal(await packsIn(db), 3);
  assert.equal((await readsAll(db)).useless, false);
});

test('the store packs by itself and goes on with its chain', async () => {
  const store = await openDisk('store');
  const fact = (id) => ({
    id,
    time: 1,
    verb: 'answered',
    object: { type: 'question', id: 'q' },
    session: 's',
    rev: 1,
    result: { response: 'a', state: 'right', points: 100, of: 100 },
    evidence: 'E0',
    rule: '',
  });
  const names = Array.from({ length: SIZE + 2 }, (_, at) => `f${at}`);
  await store.append(names.map(fact));
  await store.all();
  const db = await openDB('store', 2);
  while ((await packsIn(db)) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await store.append([fact('last')]);
  const all = await store.all();
  assert.deepEqual(
    all.map(({ id }) => id),
    [...names, 'last'],
  );
  assert.deepEqual(
    all.map(({ n }) => n),
    all.map((_, at) => at + 1),
  );
});

test('on a full disk packs give way to the record, and come back once there is room', async () => {
  const fact = (id) => ({ ...chain('x', 1, 1)[0], id });
  const store = await openDisk('full');
  await store.append(Array.from({ length: SIZE }, (_, at) => fact(`f${at}`)));
  const db = await openDB('full', 2);
  await packed(db);
  assert.equal(await packsIn(db), 1);
  const { add, delete: drop } = IDBObjectStore.prototype;
  let full = true;
  IDBObjectStore.prototype.add = function (...given) {
    if (full) throw new DOMException('no room', 'QuotaExceededError');
    return add.apply(this, given);
  };
  IDBObjectStore.prototype.delete = function (...given) {
    full = false;
    return drop.apply(this, given);
  };
  try {
    const [held] = await store.append([fact('last')]);
    assert.equal(held.n, SIZE + 1);
    assert.equal(await packsIn(db), 0);
    full = true;
    await assert.rejects(store.append([fact('more')]), { name: 'QuotaExceededError' });
  } finally {
    Object.assign(IDBObjectStore.prototype, { add, delete: drop });
  }
  assert.equal((await store.all()).length, SIZE + 1);
});

test('no packs are made where the disk is nearly full', async (t) => {
  const db = await database('nearly', chain('a', 1, SIZE));
  const kept = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  t.after(() => {
    if (kept) Object.defineProperty(globalThis, 'navigator', kept);
    else delete globalThis.navigator;
  });
  const estimate = async () => ({ quota: 50e6, usage });
  let usage = 49e6;
  Object.defineProperty(globalThis, 'navigator', {
    value: { storage: { estimate } },
    configurable: true,
  });
  await packed(db);
  assert.equal(await packsIn(db), 0);
  usage = 1e6;
  await packed(db);
  assert.equal(await packsIn(db), 1);
});
