import { newName } from '../../../theme/store/names.js';
import { fetchIndex } from '../../../theme/view/bank.js';
import { createShelf } from '../../../theme/view/play/shelf.js';
import { createHall } from './hall.js';
import { isContest, standingOf } from './live.js';
import { drawn } from './run.js';
import { showSetup } from './setup.js';

/** @typedef {import('./live.js').Event} Event */
/** A contest as it is kept. @typedef {{ seed: string, teams: string[], events: Event[] }} Kept */

/** @typedef {{ get: () => Promise<Kept | undefined>, put: (kept: Kept) => Promise<void>, forget: () => Promise<void> }} Keeping */

/** Single questions with options that a hall can read; the host judges, so that nothing need be typed. */
const HALL = { title: '', each: 0, all: 0, questions: 0, out: false };
const SHOWN = ['single_choice', 'multiple_choice', 'true_false'];

/**
 * Hosts a contest on a big screen: goes on with the one begun, or sets up another. What happens is on its way to the disk before
 * it is shown, and shown at once: the host's next key is for what came of it.
 * @param {HTMLElement} root
 * @param {Keeping} keeping
 */
export async function hostContest(root, keeping) {
  const { questions } = await fetchIndex();
  const pool = questions.filter(({ type }) => SHOWN.includes(type));
  const kept = await keeping.get();
  if (isContest(kept)) return play(root, keeping, pool, kept);
  showSetup(root, async (teams) => {
    const begun = { seed: newName(), teams, events: [] };
    await keeping.put(begun).catch(() => {});
    play(root, keeping, pool, begun);
  });
}

/**
 * @param {HTMLElement} root
 * @param {Keeping} keeping
 * @param {readonly Listed[]} pool
 * @param {Kept} begun
 */
function play(root, keeping, pool, begun) {
  const { seed, teams } = begun;
  const list = drawn(seed, pool, HALL);
  const shelf = createShelf();
  let events = begun.events;
  /** @type {Question | null | undefined} */
  let question;
  /** @type {Listed | undefined} */
  let asked;

  /** @param {Event[]} after */
  const change = (after) => {
    events = after;
    keeping.put({ seed, teams, events }).catch(() => {}); // a full disk stops no contest
    show();
  };
  const hall = createHall(root, {
    teams,
    happen: (event) => change([...events, event]),
    undo: () => change(events.slice(0, -1)),
    leave: async () => {
      await keeping.forget();
      location.reload();
    },
  });
  const show = () => {
    const standing = standingOf(teams.length, events);
    const listed = list[standing.question % list.length];
    if (listed && listed !== asked) ask(listed);
    shelf.prepare(list[(standing.question + 1) % list.length]);
    hall.show({ standing, question, seed, events, ids: list.map(({ id }) => id) });
  };
  /** @param {Listed} listed */
  const ask = async (listed) => {
    asked = listed;
    question = undefined;
    const found = await shelf.get(listed).catch(() => null);
    if (asked !== listed) return;
    question = found;
    show();
  };
  show();
}
