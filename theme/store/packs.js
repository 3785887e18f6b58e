import { countedOf, rowOf } from '../runner/record/counted.js';

/*
 * A copy of the record in packs of a thousand statements of one chain, as text: a browser takes several times as long to
 * hand over thousands of values as a few long ones. What a pack holds follows from its place, since no statement ever
 * changes: two tabs that write the same one write the same. The statements stay where they are, each by itself, and are
 * the truth; packs and what comes after them are read in one move and counted, and where that is not all of the record,
 * they are not used, and made anew.
 */

/** @typedef {import('idb').IDBPDatabase<any>} Database */
/** @typedef {import('../runner/record/counted.js').Counted} Counted */
/** @typedef {{ statements: string, meta: string, place: string }} Names of the stores, and of the index by [chain, n] */
/** Whole statements, or what is counted of them. @typedef {'whole' | 'counted'} Form */
/**
 * Each chain in its order, the chains by name; and by their places the statements that are in no pack, where `useless`
 * says that there are packs that cannot be used.
 * @typedef {{ chains: any[][], loose: Statement[], useless: boolean }} Read
 */

export const SIZE = 1000;
const PACKED = 'packed';
/** Milliseconds until a browser that cannot tell is taken to have nothing to do. */
const PAUSE = 1000;

/** How a statement lies in a pack of each form, and what is made of it. @type {Record<Form, { write: (one: Statement) => unknown, read: (kept: any) => any }>} */
const FORMS = {
  whole: { write: (one) => one, read: (kept) => kept },
  counted: { write: rowOf, read: countedOf },
};

/** The keys [PACKED, form, chain, place] that begin so; arrays are greater than all else. @param {...string} begin */
const keys = (...begin) => IDBKeyRange.bound([PACKED, ...begin], [PACKED, ...begin, []]);

/**
 * @param {Database} db
 * @param {Names} names
 * @param {Form} form of what lies in packs; what is loose is whole
 * @returns {Promise<Read>}
 */
export async function readPacked(db, names, form) {
  const move = db.transaction([names.statements, names.meta]);
  const [statements, meta] = [move.objectStore(names.statements), move.objectStore(names.meta)];
  const places = statements.index(names.place);
  const [found, texts, count] = await Promise.all([
    meta.getAllKeys(keys(form)),
    meta.getAll(keys(form)),
    statements.count(),
  ]);
  const packed = unpacked(/** @type {any} */ (found), texts, FORMS[form].read);
  if (packed) {
    const after = await Promise.all(rangesAfter(packed).map((range) => places.getAll(range)));
    const loose = after.flat();
    const chains = joined(packed, loose);
    if (chains.reduce((sum, { length }) => sum + length, 0) === count)
      return { chains, loose, useless: false };
  }
  const loose = await places.getAll();
  return { chains: joined(new Map(), loose), loose, useless: true };
}

/**
 * What is in the packs of each chain.
 * @param {readonly [string, Form, string, number][]} found the keys, in their order
 * @param {readonly string[]} texts in the same
 * @param {(kept: any) => any} read
 * @returns {Map<string, any[]> | null} null where one is missing or cannot be read
 */
function unpacked(found, texts, read) {
  /** @type {Map<string, any[]>} */
  const chains = new Map();
  try {
    for (const [at, [, , chain, place]] of found.entries()) {
      const before = chains.get(chain) || [];
      const own = JSON.parse(texts[at] || '');
      if (before.length !== place * SIZE || own.length !== SIZE) return null;
      chains.set(chain, before.concat(own.map(read)));
    }
    return chains;
  } catch {
    return null;
  }
}

/**
 * The places of what comes after the packs of these chains, and of all other chains.
 * @param {ReadonlyMap<string, readonly any[]>} packed by the names of the chains
 * @returns {(IDBKeyRange | null)[]} null: everywhere
 */
function rangesAfter(packed) {
  const ends = [...packed].map(([chain, { length }]) => [chain, length]);
  const [first] = ends;
  if (!first) return [null];
  const ranges = ends.map((end, at) => {
    const next = ends[at + 1];
    return next
      ? IDBKeyRange.bound(end, [next[0], 0], true, true)
      : IDBKeyRange.lowerBound(end, true);
  });
  return [IDBKeyRange.upperBound([first[0], 0], true), ...ranges];
}

/**
 * @param {ReadonlyMap<string, readonly any[]>} packed
 * @param {readonly Statement[]} loose
 * @returns {any[][]} each chain, the chains by name
 */
function joined(packed, loose) {
  const chains = new Map(packed);
  /** @type {Map<string, Statement[]>} */
  const rest = new Map();
  for (const one of loose) {
    const own = rest.get(one.chain);
    if (own) own.push(one);
    else rest.set(one.chain, [one]);
  }
  for (const [chain, own] of rest) chains.set(chain, (chains.get(chain) || []).concat(own));
  return [...chains].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => [...own]);
}

/** Resolves when the page has nothing better to do. */
const idle = () =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(resolve);
    else setTimeout(resolve, PAUSE);
  });

/** Bytes that must be left on the disk for packs to be made: the record comes first. */
const ROOM = 32e6;

/** Whether there is room for packs; a browser that cannot tell has it. */
async function hasRoom() {
  const { quota, usage = 0 } = (await globalThis.navigator?.storage?.estimate?.()) || {};
  return quota === undefined || quota - usage > ROOM;
}

/**
 * Makes room on the disk.
 * @param {Database} db
 * @param {string} meta
 * @returns {Promise<boolean>} whether there was any pack
 */
export async function dropPacks(db, meta) {
  const count = await db.count(meta, keys());
  if (count > 0) await db.delete(meta, keys());
  return count > 0;
}

/**
 * Packs what is loose by the thousand, one pack at a time. Rejects where the disk is full or the database was closed: then
 * less is read fast, no more than that.
 * @param {Database} db
 * @param {string} meta
 * @param {Read} read
 */
export async function pack(db, meta, { loose, useless }) {
  if (useless) await db.delete(meta, keys());
  if (loose.length < SIZE || !(await hasRoom())) return;
  for (const [at, first] of loose.entries()) {
    if (!beginsPack(first, loose[at + SIZE - 1])) continue;
    await idle();
    await putPack(db, meta, loose.slice(at, at + SIZE));
  }
}

/** @param {Statement} first @param {Statement | undefined} last the one that would end the pack */
const beginsPack = ({ chain, n }, last) =>
  n % SIZE === 1 && last?.chain === chain && last.n === n + SIZE - 1;

/** @param {Database} db @param {string} meta @param {readonly Statement[]} own */
async function putPack(db, meta, own) {
  const { chain, n } = /** @type {Statement} */ (own[0]);
  const change = db.transaction(meta, 'readwrite');
  for (const [form, { write }] of Object.entries(FORMS)) {
    change.store.put(JSON.stringify(own.map(write)), [PACKED, form, chain, (n - 1) / SIZE]);
  }
  await change.done;
}
