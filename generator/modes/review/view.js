import { BACKLOG, DAY_LIMIT, leftToday } from '../../../theme/runner/record/review.js';
import { newName } from '../../../theme/store/names.js';
import { button, mainButton } from '../../../theme/view/buttons.js';
import { el } from '../../../theme/view/dom.js';
import { showInterlude } from '../../../theme/view/play/interlude.js';
import { loadLibrary } from '../../../theme/view/play/library.js';
import { startRound } from '../../../theme/view/play/round.js';
import { showSummary } from '../../../theme/view/play/summary.js';
import { batch, dueNow } from './choose.js';

/** @typedef {import('../../../theme/view/play/keeper.js').Keeper} Keeper */
/** @typedef {import('../../../theme/view/play/library.js').Library} Library */

/**
 * What is due today, those most likely forgotten first. Where too much has piled up, it may be cut to the most urgent.
 * @param {string} _of
 * @param {Keeper} keeper
 */
export async function review(_of, keeper) {
  const library = await loadLibrary();
  const queue = queueOf(library, keeper);
  const start = () => begin(library, keeper);
  if (queue.length <= BACKLOG) return start();
  offer(queue.length, start, async () => {
    await keeper.keep([putOff(Date.now())]);
    start();
  });
}

/** @param {Library} library @param {Keeper} keeper */
const queueOf = ({ questions }, keeper) => dueNow(keeper.statements(), questions, Date.now());

/** @param {number} time @returns {Fact} */
const putOff = (time) => ({
  id: newName(),
  time,
  verb: 'voided',
  object: { type: 'review', id: 'due' },
  session: '',
  rev: 0,
  result: { on: true },
  evidence: 'E0',
  rule: '',
});

/**
 * @param {number} count
 * @param {() => void} keepAll
 * @param {() => void} cut
 */
function offer(count, keepAll, cut) {
  const text = `不用都补上。可以只留最要紧的 ${DAY_LIMIT} 题，其余的一个月后再来；也可以都留着，每天做 ${DAY_LIMIT} 题。`;
  showInterlude({
    title: `到期的题积了 ${count} 道`,
    told: [el('p', {}, text)],
    ways: [button('都留着', keepAll), mainButton(`只留最要紧的 ${DAY_LIMIT} 题`, cut)],
  });
}

/** @param {Library} library @param {Keeper} keeper */
function begin(library, keeper) {
  const left = leftToday(keeper.statements(), Date.now());
  startRound(
    {
      title: '复习',
      object: { type: 'review', id: 'due' },
      choose: () => batch(queueOf(library, keeper), library.questions, left),
      nothing:
        left > 0
          ? '今天没有到期的题。学过的题到了该复习的日子，会自己出现在这里。'
          : `今天的 ${DAY_LIMIT} 题复习完了，明天再来。`,
      finish: (walk, go) => showSummary(walk, go, { lasting: keeper.lasting(), again: '接着复习' }),
    },
    library,
    keeper,
  );
}
