import { shanghaiDay } from '../../../theme/runner/calendar.js';
import { ended } from '../../../theme/runner/record/sessions.js';
import { mondayOf } from '../../../theme/runner/record/weeks.js';
import { initializedFact } from '../../../theme/runner/session.js';
import { begunSince, pointsOf, timeLeft } from '../../../theme/runner/sitting.js';
import { newName } from '../../../theme/store/names.js';
import { brand } from '../../../theme/view/dom.js';
import { finish, sit } from '../../../theme/view/play/sitting.js';
import { drawSeats, fetchPaper, loadLeft } from './load.js';
import { showResult } from './result.js';
import { showStart, showUnknown } from './start.js';

/** @typedef {import('../../../theme/view/play/keeper.js').Keeper} Keeper */
/** @typedef {import('./load.js').Paper} Paper */

const MINUTE = 60000;

/**
 * A mock exam, from what is known of it to its result. One begun goes on with the time it has left; one whose time ran out
 * while nobody looked is handed in as it stood.
 * @param {string} name of the paper
 * @param {Keeper} keeper
 */
export async function takeExam(name, keeper) {
  const paper = await fetchPaper(name);
  if (!paper) return showUnknown();
  document.title = `${paper.title} · ${brand()}`;
  const object = { type: /** @type {const} */ ('paper'), id: paper.paper };
  if (ended(keeper.statements(), object, history.state)) {
    return showResult({ paper, keeper, session: history.state });
  }
  const left = await loadLeft(paper, keeper.statements());
  if (left && left.seats.length > 0) return goOn(paper, keeper, left);
  const monday = mondayOf(shanghaiDay(Date.now()));
  const used = begunSince(keeper.statements(), object, monday);
  showStart({
    paper,
    used,
    lasting: keeper.lasting(),
    start: async () => {
      const isSame = begunSince(await keeper.reread(), object, monday) === used;
      await (isSame ? begin(paper, keeper) : takeExam(name, keeper)); // another tab may have begun since
    },
  });
}

/** @param {Paper} paper @param {Keeper} keeper */
async function begin(paper, keeper) {
  const session = newName();
  const { seats, questions } = await drawSeats(paper, session);
  const now = Date.now();
  const until = now + paper.minutes * MINUTE;
  const items = seats.map(({ id, rev, place, order, points }) => ({
    id,
    rev,
    lesson: place.set,
    order: [...order],
    points,
  }));
  const about = { session, object: { type: /** @type {const} */ ('paper'), id: paper.paper } };
  const started = { seed: session, items, until, revision: paper.revision };
  await keeper.keep([initializedFact(about, started, now)]);
  const sitting = { ...about, seed: session, seats, until, drafts: new Map() };
  sit(examOf(paper, keeper, { sitting, questions, latest: now }));
}

/**
 * @param {Paper} paper
 * @param {Keeper} keeper
 * @param {NonNullable<Awaited<ReturnType<typeof loadLeft>>>} left
 */
function goOn(paper, keeper, { session, started, drafts, latest, seats, questions }) {
  const object = { type: /** @type {const} */ ('paper'), id: paper.paper };
  const until = Number.isSafeInteger(started.until) ? Number(started.until) : 0;
  const sitting = { session, object, seed: started.seed, seats, until, drafts };
  const exam = examOf(paper, keeper, { sitting, questions, latest });
  if (timeLeft(sitting, Date.now(), latest) > 0) sit(exam);
  else finish(exam, drafts);
}

/**
 * @param {Paper} paper
 * @param {Keeper} keeper
 * @param {Pick<import('../../../theme/view/play/sitting.js').Exam, 'sitting' | 'questions' | 'latest'>} what
 * @returns {import('../../../theme/view/play/sitting.js').Exam}
 */
const examOf = (paper, keeper, what) => ({
  ...what,
  keeper,
  all: paper.minutes * MINUTE,
  evidence: 'E1',
  worth: ({ points }) => `${points} 分`,
  count: pointsOf,
  finish: ({ sitting: { session } }) =>
    showResult({ paper, keeper, session, questions: what.questions }),
});
