import { askToPersist, openStore } from '../../store/store.js';
import { openTab } from '../../store/tab.js';
import { ruleAt } from '../rule.js';

/** @typedef {import('../../store/store.js').Saved} Saved */

/**
 * The record while a page is open: what was read, and what this page adds.
 * @typedef {object} Keeper
 * @property {() => readonly Statement[]} statements
 * @property {() => boolean} lasting false once something could not be written to disk
 * @property {(facts: readonly Fact[]) => Promise<Statement[]>} keep never fails: what the disk refuses stays with the tab
 * @property {() => Promise<readonly Statement[]>} reread the record with what other tabs have written since
 * @property {(others: readonly Statement[]) => Promise<number>} unite adds those of a backup; how many were new. Rejects
 *   where the disk refuses them, and none is added then
 * @property {() => Saved} saved
 * @property {(saved: Saved) => Promise<void>} markSaved that a backup was made
 */

/** What may earn credits, and so says by which rules. */
const EARNING = ['completed', 'experienced'];
/** Milliseconds that nobody is made to wait longer for the rules. */
const PATIENCE = 1000;

/** @param {Fact} fact */
const lacksRule = ({ verb, rule }) => rule === '' && EARNING.includes(verb);

/**
 * The facts as they are written: what may earn credits with the version of the rules in force, if it is known by now.
 * @param {readonly Fact[]} facts
 * @returns {Promise<Fact[]>}
 */
const stamped = (facts) =>
  Promise.all(
    facts.map(async (fact) => {
      if (!lacksRule(fact)) return fact;
      /** @type {Promise<string>} */
      const late = new Promise((resolve) => setTimeout(() => resolve(''), PATIENCE));
      return { ...fact, rule: await Promise.race([ruleAt(fact.time), late]) };
    }),
  );

/** @returns {Promise<Keeper>} */
export async function openKeeper() {
  let store = await openStore();
  let statements = await store.all();
  let saved = (await store.saved()) || { count: 0, time: null };
  let known = idsOf(statements);
  let asked = false;

  /** @param {unknown} error why the disk refused */
  const goOnInTab = (error) => {
    store = openTab({ known: statements, saved, error });
  };

  /** @param {readonly Fact[]} facts */
  const append = async (facts) => {
    try {
      return await store.append(facts);
    } catch (error) {
      goOnInTab(error);
      return store.append(facts);
    }
  };

  /** @param {Saved} now */
  const markSaved = async (now) => {
    saved = now;
    await store.markSaved(now).catch(() => {}); // the reminder comes once more, no more than that
  };

  const reread = async () => {
    statements = await store.all();
    known = idsOf(statements);
    return statements;
  };

  return {
    statements: () => statements,
    lasting: () => store.lasting,
    keep: async (facts) => {
      const held = await append(facts.some(lacksRule) ? await stamped(facts) : facts);
      for (const one of held) {
        if (!known.has(one.id)) statements.push(one);
        known.add(one.id);
      }
      if (!asked) {
        askToPersist();
        ruleAt(Date.now()); // so that they are here when something ends, even if the network no longer is
      }
      asked = true;
      return held;
    },
    reread,
    unite: async (others) => {
      const added = await store.unite(others);
      await reread();
      await markSaved({ ...saved, count: saved.count + added });
      return added;
    },
    saved: () => saved,
    markSaved,
  };
}

/** @param {readonly Statement[]} statements */
const idsOf = (statements) => new Set(statements.map(({ id }) => id));
