import { openDB } from 'idb';

/** @typedef {import('idb').IDBPDatabase<any>} Database */

/**
 * The record of this phone. `append` resolves to the statements as the record holds them, and only once they are on
 * disk: an id the record already has is not written again, so a second tab gets what the first one wrote.
 * @typedef {object} Store
 * @property {boolean} lasting false when this browser keeps nothing after the tab is closed
 * @property {() => Promise<Statement[]>} all in the order of writing
 * @property {(facts: readonly Fact[]) => Promise<Statement[]>} append
 */

const NAME = 'suixue';
const STATEMENTS = 'statements';

/** @param {Database} db */
function upgrade(db) {
  db.createObjectStore(STATEMENTS, { keyPath: 'id' }).createIndex('n', 'n', { unique: true });
}

/**
 * All of the facts or none, in one transaction: the next number is read and used under the same lock, whichever tab
 * asks.
 * @param {Database} db
 * @param {readonly Fact[]} facts
 */
async function append(db, facts) {
  const change = db.transaction(STATEMENTS, 'readwrite');
  try {
    const held = await write(change.store, facts);
    await change.done;
    return held;
  } catch (error) {
    change.done.catch(() => {});
    if (!change.error) change.abort();
    throw error;
  }
}

/**
 * @param {import('idb').IDBPObjectStore<any, any, any, 'readwrite'>} statements
 * @param {readonly Fact[]} facts
 */
async function write(statements, facts) {
  const tail = await statements.index('n').openCursor(null, 'prev');
  let n = tail ? tail.value.n : 0;
  /** @type {Statement[]} */
  const held = [];
  for (const fact of facts) {
    const known = await statements.get(fact.id);
    const statement = known || { ...fact, n: ++n };
    if (!known) await statements.add(statement);
    held.push(statement);
  }
  return held;
}

/** @param {string} [name] @returns {Promise<Store>} */
export async function openDisk(name = NAME) {
  const db = await openDB(name, 1, {
    upgrade,
    blocking: (_current, _blocked, event) => close(event),
  });
  return {
    lasting: true,
    all: () => db.getAllFromIndex(STATEMENTS, 'n'),
    append: (facts) => append(db, facts),
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
  const held = [...known];
  /** @param {Fact} fact */
  const put = (fact) => {
    const there = held.find((one) => one.id === fact.id);
    const statement = there || { ...fact, n: held.length + 1 };
    if (!there) held.push(statement);
    return statement;
  };
  return {
    lasting: false,
    all: async () => [...held],
    append: async (facts) => {
      const statements = facts.map(put);
      keep(held);
      return statements;
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
