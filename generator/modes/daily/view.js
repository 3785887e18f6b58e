import { shanghaiDay } from '../../../theme/runner/calendar.js';
import { roleOf } from '../../../theme/runner/record/duties.js';
import { due, memories } from '../../../theme/runner/record/review.js';
import { timesAnswered } from '../../../theme/runner/record/sessions.js';
import { dailyWeeks } from '../../../theme/runner/record/weeks.js';
import { loadLibrary } from '../../../theme/view/play/library.js';
import { startRound } from '../../../theme/view/play/round.js';
import { objectOf } from './choose.js';
import { showDone } from './done.js';
import { daily, EVERYBODY } from './draw.js';

/** @typedef {import('../../../theme/view/play/keeper.js').Keeper} Keeper */

/**
 * 每日五题: three for everybody of a role and two of one's own, each until it is right; once a day.
 * @param {string} _of
 * @param {Keeper} keeper
 */
export async function playDaily(_of, keeper) {
  const library = await loadLibrary();
  const now = Date.now();
  const day = shanghaiDay(now);
  const statements = keeper.statements();
  if (dailyWeeks(statements, now).days.includes(day)) return showDone(keeper, now);
  const tiers = new Map(library.questions.map(({ id, tier }) => [id, tier]));
  const from = {
    questions: library.questions,
    due: due(memories(statements, tiers), day),
    answered: new Set(timesAnswered(statements).keys()),
  };
  startRound(
    {
      title: '每日五题',
      object: objectOf(day),
      choose: (seed) => daily({ day, role: roleOf(statements) || EVERYBODY, seed }, from),
      nothing: '题库里还没有题。',
      untilRight: true,
      finish: () => showDone(keeper, Date.now()),
    },
    library,
    keeper,
  );
}
