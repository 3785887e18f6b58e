import { follow } from '../runner/record/chain.js';
import { dropPacks } from './packs.js';

/*
 * How statements come onto the disk: all that are given or none, each behind the last of this installation's chain,
 * whichever tab asks.
 */

/** @typedef {import('idb').IDBPDatabase<any>} Database */
/** @typedef {import('idb').IDBPTransaction<any, any, 'readwrite'>} Change */
/** What was asked for as the record holds it, and the last statement of the chain. @typedef {{ held: Statement[], tail: Statement | undefined }} Written */

export const STATEMENTS = 'statements';
export const META = 'meta';
export const CHAIN = 'chain';
export const PLACE = 'place';

/**
 * All of it or nothing, in one transaction: the tail of the chain is read and followed under the same lock, whichever
 * tab asks. Rejects with why the disk refused, not with what followed from that.
 * @template T
 * @param {Database} db
 * @param {(change: Change) => Promise<T>} write
 */
async function attempt(db, write) {
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

/**
 * The same; on a full disk what is only there to read faster gives way first.
 * @template T
 * @param {Database} db
 * @param {(change: Change) => Promise<T>} write
 */
export async function inOneMove(db, write) {
  try {
    return await attempt(db, write);
  } catch (error) {
    const isFull = error instanceof Error && error.name === 'QuotaExceededError';
    if (!isFull || !(await dropPacks(db, META))) throw error;
    return attempt(db, write);
  }
}

/** @param {Change} change @param {readonly Fact[]} facts @returns {Promise<Written>} */
export async function append(change, facts) {
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
  return { held, tail };
}

/**
 * Facts behind a statement known to be the last: sent off in one go, before this returns, so that the browser finishes it
 * even where the page is gone the next moment. The disk refuses it where another tab was faster: no two statements have
 * one id or one place.
 * @param {Database} db
 * @param {Statement} last
 * @param {readonly Fact[]} facts
 * @returns {Promise<Written>}
 */
function sendBehind(db, last, facts) {
  let tail = last;
  const held = facts.map((fact) => {
    tail = follow(fact, tail.chain, tail);
    return tail;
  });
  return attempt(db, async (change) => {
    const statements = change.objectStore(STATEMENTS);
    const adding = held.map((one) => statements.add(one));
    change.commit?.();
    await Promise.all(adding);
    return { held, tail };
  });
}

/**
 * Writes facts for one page. Where the page wrote the last statement itself, it need not read what the next one follows:
 * an answer is on its way to the disk before anything of it is drawn.
 * @param {Database} db
 */
export function createWriting(db) {
  /** The end of the chain as this page left it; unknown while a write is under way. @type {Statement | undefined} */
  let end;

  /** @param {readonly Fact[]} facts @returns {Promise<Statement[]>} */
  const write = async (facts) => {
    const last = end;
    end = undefined;
    const quick = last && facts.length > 0 && sendBehind(db, last, facts).catch(() => null);
    const { held, tail } =
      (await quick) || (await inOneMove(db, (change) => append(change, facts)));
    end = tail;
    return held;
  };
  return {
    write,
    /** That the chain goes on elsewhere now. */
    forget: () => {
      end = undefined;
    },
  };
}
