import { openDB } from 'idb';
import { joining, merged } from '../runner/record/chain.js';
import { rechain } from './first_release.js';
import { newName } from './names.js';
import { pack, readPacked } from './packs.js';
import { append, CHAIN, createWriting, inOneMove, META, PLACE, STATEMENTS } from './writing.js';

/** @typedef {import('idb').IDBPDatabase<any>} Database */
/** @typedef {import('./writing.js').Change} Change */

export const NAME = 'suixue';
const SAVED = 'saved';

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
  const writing = createWriting(db);
  return {
    lasting: true,
    all: () => readAll(db, 'whole'),
    counted: () => readAll(db, 'counted'),
    device: () => db.get(META, CHAIN),
    append: writing.write,
    unite: async (others) => {
      const added = await inOneMove(db, (change) => unite(change, others));
      writing.forget();
      return added;
    },
    saved: () => db.get(META, SAVED),
    markSaved: async (saved) => {
      await db.put(META, saved, SAVED);
    },
  };
}
