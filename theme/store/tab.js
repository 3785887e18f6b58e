import { follow, inOrder, joining } from '../runner/record/chain.js';
import { NAME } from './disk.js';
import { newName } from './names.js';

/** @typedef {import('./store.js').Store} Store */
/** @typedef {import('./store.js').Saved} Saved */

/**
 * A record in memory.
 * @param {object} [from]
 * @param {readonly Statement[]} [from.known] what it begins with
 * @param {readonly Statement[]} [from.left] what was added to that before
 * @param {Saved | undefined} [from.saved]
 * @param {(added: readonly Statement[], saved: Saved | undefined) => void} [keep] is told after each change of all that
 *   was added since, and of the last backup
 * @returns {Store}
 */
export function openMemory({ known = [], left = [], saved } = {}, keep = () => {}) {
  const held = [...known, ...left];
  const before = known.length;
  const ids = new Map(held.map((one) => [one.id, one]));
  let chain = newName();
  /** @type {Statement | undefined} */
  let tail;

  /** @param {Statement} one */
  const add = (one) => {
    held.push(one);
    ids.set(one.id, one);
    return one;
  };
  /** @param {Fact} fact */
  const put = (fact) => {
    const there = ids.get(fact.id);
    if (there) return there;
    tail = follow(fact, chain, tail);
    return add(tail);
  };
  const tell = () => keep(held.slice(before), saved);

  return {
    lasting: false,
    all: async () => inOrder(held),
    counted: async () => inOrder(held),
    device: async () => chain,
    append: async (facts) => {
      const statements = facts.map(put);
      tell();
      return statements;
    },
    unite: async (others) => {
      const { kept, retold } = joining(held, others);
      kept.forEach(add);
      [chain, tail] = [newName(), undefined];
      retold.forEach(put);
      tell();
      return kept.length + retold.length;
    },
    saved: async () => saved,
    markSaved: async (now) => {
      saved = now;
      tell();
    },
  };
}

/** What this tab holds that the disk would not take; `known` is what it knew of the disk before. */
const KEYS = { known: `${NAME}-known`, left: NAME, saved: `${NAME}-saved` };

/** @param {string} key @returns {any} */
function read(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key) || 'null');
  } catch {
    return null;
  }
}

/** @param {string} key @param {any} value */
function write(key, value) {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Neither does this browser keep so much for a tab: it ends with the page.
  }
}

/**
 * What earlier pages of this tab could not write to the disk, and what they knew of the disk.
 * @returns {{ left: Statement[], known: Statement[], saved: Saved | undefined }}
 */
export const readTab = () => ({
  left: read(KEYS.left) || [],
  known: read(KEYS.known) || [],
  saved: read(KEYS.saved) || undefined,
});

/** That the disk has taken all the tab held. */
export function clearTab() {
  for (const key of Object.values(KEYS)) sessionStorage.removeItem(key);
}

let full = false;

/** Whether the disk refused for want of room, the last time it refused. */
export const isDiskFull = () => full;

/**
 * The record where the disk does not take it: it lasts from page to page, as long as the tab.
 * @param {object} from
 * @param {readonly Statement[]} from.known what the disk holds, or held when it could be read
 * @param {readonly Statement[]} [from.left] what this tab has added to that
 * @param {Saved | undefined} [from.saved]
 * @param {unknown} [from.error] why the disk refused
 * @returns {Store}
 */
export function openTab({ known, left = [], saved, error }) {
  full = error instanceof Error && error.name === 'QuotaExceededError';
  const ids = new Set(known.map(({ id }) => id));
  const own = left.filter(({ id }) => !ids.has(id));
  write(KEYS.known, known);
  return openMemory({ known, left: own, saved }, (added, now) => {
    write(KEYS.left, added);
    if (now) write(KEYS.saved, now);
  });
}
