/*
 * A copy of the statements in packs of a thousand, as text: a browser takes several times as long to hand over thousands
 * of values as a few long ones. The statements stay where they are, each by itself, and are the truth; a copy that is not
 * exactly what they are is not read, and made anew.
 */

/** @typedef {import('idb').IDBPDatabase<any>} Database */
/** @typedef {{ statements: string, meta: string, place: string }} Names of the stores, and of the index by [chain, n] */
/**
 * All statements, in any order; what of them is in no pack yet, by their places; and how many packs there are, of which
 * `useless` says that they cannot be used.
 * @typedef {{ all: Statement[], loose: Statement[], packs: number, useless: boolean }} Read
 */

export const SIZE = 1000;
const PACK = 'pack';
/** Milliseconds until a browser that cannot tell is taken to have nothing to do. */
const PAUSE = 1000;

const packs = () => IDBKeyRange.bound([PACK], [PACK, Number.POSITIVE_INFINITY]);

/**
 * @param {Database} db
 * @param {Names} names
 * @returns {Promise<Read>}
 */
export async function readPacked(db, names) {
  const move = db.transaction([names.statements, names.meta]);
  const statements = move.objectStore(names.statements);
  const places = statements.index(names.place);
  const [texts, count] = await Promise.all([
    move.objectStore(names.meta).getAll(packs()),
    statements.count(),
  ]);
  const packed = parsed(texts);
  const ends = packed && endsOf(packed);
  if (packed && ends) {
    const found = await Promise.all(rangesAfter(ends).map((range) => places.getAll(range)));
    /** @type {Statement[]} */
    const loose = found.flat();
    const all = packed.concat(loose);
    if (all.length === count) return { all, loose, packs: texts.length, useless: false };
  }
  const all = await places.getAll();
  return { all, loose: all, packs: 0, useless: true };
}

/** @param {readonly string[]} texts @returns {Statement[] | null} null where one cannot be read */
function parsed(texts) {
  try {
    return texts.flatMap((text) => JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * How far each chain is packed.
 * @param {readonly Statement[]} packed
 * @returns {Map<string, number> | null} null where one of them is there twice
 */
function endsOf(packed) {
  /** @type {Map<string, number>} */
  const ends = new Map();
  for (const { chain, n } of packed) {
    if (n <= (ends.get(chain) || 0)) return null;
    ends.set(chain, n);
  }
  return ends;
}

/**
 * The places of what comes after these ends in their chains, and of all other chains.
 * @param {ReadonlyMap<string, number>} ends
 * @returns {(IDBKeyRange | null)[]} null: everywhere
 */
function rangesAfter(ends) {
  const names = [...ends.keys()].sort();
  const [first] = names;
  if (first === undefined) return [null];
  const ranges = names.map((name, at) => {
    const next = names[at + 1];
    const from = [name, ends.get(name)];
    return next === undefined
      ? IDBKeyRange.lowerBound(from, true)
      : IDBKeyRange.bound(from, [next, 0], true, true);
  });
  return [IDBKeyRange.upperBound([first, 0], true), ...ranges];
}

/** Resolves when the page has nothing better to do. */
const idle = () =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(resolve);
    else setTimeout(resolve, PAUSE);
  });

/**
 * Packs what is loose by the thousand, one pack at a time. Rejects where another tab does the same, the disk is full or
 * the database was closed: then less is read fast, no more than that.
 * @param {Database} db
 * @param {string} meta
 * @param {Read} read
 */
export async function pack(db, meta, { loose, packs: first, useless }) {
  if (useless) await db.delete(meta, packs());
  for (let at = 0; at + SIZE <= loose.length; at += SIZE) {
    await idle();
    const text = JSON.stringify(loose.slice(at, at + SIZE));
    await db.add(meta, text, [PACK, first + at / SIZE]);
  }
}
