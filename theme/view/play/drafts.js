import { draftFact, draftsOf } from '../../runner/sitting.js';
import { newName } from '../../store/names.js';

/** @typedef {import('../../runner/sitting.js').Draft} Draft */

/** Milliseconds after the last letter typed until it is written down. */
const PAUSE = 400;

/**
 * The answers of a sitting while it goes on: each is written down as it is given.
 * @param {import('./keeper.js').Keeper} keeper
 * @param {Pick<import('../../runner/sitting.js').Sitting, 'session' | 'drafts'>} sitting
 */
export function createDrafts(keeper, { session, drafts: before }) {
  const drafts = new Map(before);
  const tab = newName();
  let written = 0;
  let timer = 0;
  /** @type {Promise<unknown>} */
  let writing = Promise.resolve();

  return {
    /** @param {string} id */
    of: (id) => drafts.get(id),
    /**
     * Writes down what stands of a question, if it is new; null takes back what stood.
     * @param {{ id: string, rev: number }} seat
     * @param {Draft} draft
     */
    write: (seat, draft) => {
      const stood = drafts.get(seat.id);
      const { response } = draft;
      if (JSON.stringify(stood ? stood.response : null) === JSON.stringify(response)) return;
      if (response === null) drafts.delete(seat.id);
      else drafts.set(seat.id, draft);
      const name = `${tab}-${++written}`;
      const fact = draftFact({ session, name, seat, draft }, Date.now());
      writing = Promise.all([writing, keeper.keep([fact])]);
    },
    /** Does it when nothing was typed for a moment. @param {() => void} act */
    later: (act) => {
      window.clearTimeout(timer);
      timer = window.setTimeout(act, PAUSE);
    },
    /** Every answer once all are written down, with those of other tabs. */
    all: async () => {
      await writing;
      return draftsOf(await keeper.reread().catch(() => keeper.statements()), session);
    },
  };
}
