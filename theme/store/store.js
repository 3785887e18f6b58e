import { openDB } from 'idb';
import { breaks, follow, inOrder } from '../runner/record/chain.js';
import { rechain } from './first_release.js';
import { newName } from './names.js';

/** @typedef {import('idb').IDBPDatabase<any>} Database */

/**
 * The record of this phone. `append` resolves to the statements as the record holds them, and only once they are on
 * disk: an id the record already has is not written again, so a second tab gets what the first one wrote.
 * @typedef {object} Store
 * @property {boolean} lasting false when this browser keeps nothing after the tab is closed
 * @property {() => Promise<Statement[]>} all in the order of the record
 * @property {(facts: readonly Fact[]) => Promise<Statement[]>} append
 * @property {(statements: readonly Statement[]) => Promise<number>} unite adds the statements of another record and
 *   begins a new chain; how many were new. All of them or none: it rejects when two claim one place in a chain
 */

const NAME = 'suixue';
const STATEMENTS = 'statements';
const META = 'meta';
const CHAIN = 'chain';
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
 * tab asks.
 * @template T
 * @param {Database} db
 * @param {(change: import('idb').IDBPTransaction<any, any, 'readwrite'>) => Promise<T>} write
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
    throw error;
  }
}

/**
 * @param {import('idb').IDBPTransaction<any, any, 'readwrite'>} change
 * @param {readonly Fact[]} facts
 */
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

/**
 * @param {import('idb').IDBPTransaction<any, any, 'readwrite'>} change
 * @param {readonly Statement[]} others
 */
async function unite(change, others) {
  const statements = change.objectStore(STATEMENTS);
  let added = 0;
  for (const one of others) {
    if (await statements.getKey(one.id)) continue;
    await statements.add(one);
    added++;
  }
  await change.objectStore(META).put(newName(), CHAIN);
  return added;
}

/** @param {string} [name] @returns {Promise<Store>} */
export async function openDisk(name = NAME) {
  const db = await openDB(name, 2, {
    upgrade: (opened, from, _to, change) => upgrade(opened, from, change),
    blocking: (_current, _blocked, event) => close(event),
  });
  return {
    lasting: true,
    all: async () => inOrder(await db.getAll(STATEMENTS)),
    append: (facts) => inOneMove(db, (change) => append(change, facts)),
    unite: (others) => inOneMove(db, (change) => unite(change, others)),
  };
}

/** A newer release in another tab wants to upgrade: let it. @param {IDBVersionChangeEvent} event */
const close = (event) => /** @type {IDBDatabase} */ (event.target).close();

/**
 * @param {readonly Statement[]} [known] what the record holds already
 * @param {(held: readonly Statement[]) => void} [keep] is told of the whole record after each change
 * @returns {Store}
 */
export function openMemory(known = [], keep = () => {}) {
  let held = [...known];
  let chain = newName();
  /** @type {Statement | undefined} */
  let tail;

  /** @param {Fact} fact */
  const put = (fact) => {
    const there = held.find((one) => one.id === fact.id);
    if (there) return there;
    tail = follow(fact, chain, tail);
    held.push(tail);
    return tail;
  };

  return {
    lasting: false,
    all: async () => inOrder(held),
    append: async (facts) => {
      const statements = facts.map(put);
      keep(held);
      return statements;
    },
    unite: async (others) => {
      const ids = new Set(held.map(({ id }) => id));
      const added = others.filter(({ id }) => !ids.has(id));
      const united = [...held, ...added];
      if (breaks(united).length > breaks(held).length)
        throw new Error('two statements claim one place');
      [held, chain, tail] = [united, newName(), undefined];
      keep(held);
      return added.length;
    },
  };
}

/** @returns {Statement[]} what earlier pages of this tab could not write to disk */
function readTab() {
  try {
    return JSON.parse(sessionStorage.getItem(NAME) || '[]');
  } catch {
    return [];
  }
}

/** @param {readonly Statement[]} held */
function writeTab(held) {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(held));
  } catch {
    // Neither does this browser keep anything for a tab: the record ends with the page.
  }
}

/**
 * The record of a browser that refuses its disk: it lasts from page to page, as long as the tab.
 * @param {readonly Statement[]} known
 * @returns {Store}
 */
export const openTab = (known) => openMemory(known, writeTab);

/**
 * The disk where the browser has one and allows it, the tab's memory otherwise; a tab that went on without its disk
 * stays so.
 * @returns {Promise<Store>}
 */
export async function openStore() {
  const left = readTab();
  if (left.length > 0) return openTab(left);
  try {
    return await openDisk();
  } catch {
    return openTab([]);
  }
}

/** Asks the browser not to clear the record by itself; it may refuse, which changes nothing here. */
export async function askToPersist() {
  await navigator.storage?.persist?.();
}
