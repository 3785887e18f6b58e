import { mistakes } from '../../../theme/runner/record/mistakes.js';
import { loadLibrary } from '../../../theme/view/play/library.js';
import { startRound } from '../../../theme/view/play/round.js';
import { showSummary } from '../../../theme/view/play/summary.js';
import { chosen } from './choose.js';

/**
 * A paper of nothing but mistakes, those most stubborn first.
 * @param {string} of which of them, by the name of a filter
 * @param {import('../../../theme/view/play/keeper.js').Keeper} keeper
 */
export async function practiseMistakes(of, keeper) {
  const library = await loadLibrary();
  const choose = () => chosen(of, mistakes(keeper.statements()), library.questions);
  startRound(
    {
      title: '错题重做',
      object: { type: 'mistakes', id: of || 'all' },
      choose,
      nothing: '没有要重做的错题。',
      finish: (walk, go) => showSummary(walk, go, { lasting: keeper.lasting(), again: '再做一遍' }),
    },
    library,
    keeper,
  );
}
