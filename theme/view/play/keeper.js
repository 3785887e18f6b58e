import { askToPersist, openStore, openTab } from '../../store/store.js';

/**
 * The record while a page is open: what was read, and what this page adds.
 * @typedef {object} Keeper
 * @property {() => readonly Statement[]} statements
 * @property {() => boolean} lasting false once something could not be written to disk
 * @property {(facts: readonly Fact[]) => Promise<Statement[]>} keep never fails: what the disk refuses stays with the tab
 */

/** @returns {Promise<Keeper>} */
export async function openKeeper() {
  let store = await openStore();
  const statements = await store.all();
  let asked = false;

  /** @param {readonly Fact[]} facts */
  const append = async (facts) => {
    try {
      return await store.append(facts);
    } catch {
      store = openTab(statements);
      return store.append(facts);
    }
  };

  return {
    statements: () => statements,
    lasting: () => store.lasting,
    keep: async (facts) => {
      const held = await append(facts);
      const known = new Set(statements.map((one) => one.id));
      statements.push(...held.filter((one) => !known.has(one.id)));
      if (!asked) askToPersist();
      asked = true;
      return held;
    },
  };
}
