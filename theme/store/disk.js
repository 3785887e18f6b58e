import { openDB } from 'idb';
import { follow, joining, merged } from '../runner/record/chain.js';
import { rechain } from './first_release.js';
import { newName } from './names.js';
import { pack, readPacked } from './packs.js';

/** @typedef {import('idb').IDBPDatabase<any>} Database */
/** @typedef {import('idb').IDBPTransaction<any, any, 'readwrite'>} Change */

export const NAME = 'suixue';
const STATEMENTS = 'statements';
const META = 'meta';
const CHAIN = 'chain';
const SAVED = 'saved';
const PLACE = 'place';

/**
 * @param {Database} db
 * @param {number} from the version found, 0 for none
 * @param {import('idb').IDBPTransaction<any, any, 'versionchange'>} change
 */
async function upgrade(db, from, change) {
  db.createObjectStore(META).add(newName(), CHAIN);
  if (from === 0) db.createObjectStore(STATEMENTS, { keyPath: 'id' });
  const statements = change.objectStore(STATEMENTS);
  if (from === 1) {
    statements.deleteIndex('n');
    const chained = rechain(await statements.getAll(), await change.objectStore(META).get(CHAIN));
    for (const one of chained) await statements.put(one);
  }
  statements.createIndex(PLACE, ['chain', 'n'], { unique: true });
}

/**
 * All of it or nothing, in one transaction: the tail of the chain is read and followed under the same lock, whichever
 * tab asks. Rejects with why the disk refused, not with what followed from that.
 * @template T
 * @param {Database} db
 * @param {(change: Change) => Promise<T>} write
 */
async function inOneMove(db, write) {
  const change = db.transaction([STATEMENTS, META], 'readwrite');
  try {
    const held = await write(change);
    await change.done;
    return held;
  } catch (error) {
    change.done.catch(() => {});
    if (!change.error) change.abort();
    throw change.error || error;
  }
}

/** @param {Change} change @param {readonly Fact[]} facts */
async function append(change, facts) {
  const statements = change.objectStore(STATEMENTS);
  const chain = await change.objectStore(META).get(CHAIN);
  const ofChain = IDBKeyRange.bound([chain, 0], [chain, Number.POSITIVE_INFINITY]);
  let tail = (await statements.index(PLACE).openCursor(ofChain, 'prev'))?.value;
  /** @type {Statement[]} */
  const held = [];
  for (const fact of facts) {
    const known = await statements.get(fact.id);
    if (!known) {
      tail = follow(fact, chain, tail);
      await statements.add(tail);
    }
    held.push(known || tail);
  }
  return held;
}

/** @param {Change} change @param {readonly Statement[]} others */
async function unite(change, others) {
  const statements = change.objectStore(STATEMENTS);
  const { kept, retold } = joining(await statements.getAll(), others);
  await Promise.all(kept.map((one) => statements.add(one)));
  await change.objectStore(META).put(newName(), CHAIN);
  await append(change, retold);
  return kept.length + retold.length;
}

/** @param {Database} db @param {import('./packs.js').Form} form @returns {Promise<any[]>} in the order of the record */
async function readAll(db, form) {
  const read = await readPacked(db, { statements: STATEMENTS, meta: META, place: PLACE }, form);
  pack(db, META, read).catch(() => {});
  return merged(read.chains);
}

/** A newer release in another tab wants to upgrade: let it. @param {IDBVersionChangeEvent} event */
const close = (event) => /** @type {IDBDatabase} */ (event.target).close();

/**
 * The record on the disk; rejects where the browser has or allows none.
 * @param {string} [name]
 * @returns {Promise<import('./store.js').Store>}
 */
export async function openDisk(name = NAME) {
  const db = await openDB(name, 2, {
    upgrade: (opened, from, _to, change) => upgrade(opened, from, change),
    blocking: (_current, _blocked, event) => close(event),
  });
  return {
    lasting: true,
    all: () => readAll(db, 'whole'),
    counted: () => readAll(db, 'counted'),
    device: () => db.get(META, CHAIN),
    append: (facts) => inOneMove(db, (change) => append(change, facts)),
    unite: (others) => inOneMove(db, (change) => unite(change, others)),
    saved: () => db.get(META, SAVED),
    markSaved: async (saved) => {
      await db.put(META, saved, SAVED);
    },
  };
}
