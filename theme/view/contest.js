import { CONTESTS } from '../../generator/modes/contest/rules.js';
import { contend } from '../../generator/modes/contest/view.js';
import { startMode } from './play/start.js';

const KINDS = /** @type {import('../../generator/modes/contest/rules.js').Kind[]} */ (
  Object.keys(CONTESTS)
);

startMode(
  Object.fromEntries(
    KINDS.map((kind) => [
      kind,
      (/** @type {string} */ _of, /** @type {import('./play/keeper.js').Keeper} */ keeper) =>
        contend(kind, keeper),
    ]),
  ),
  { name: '竞赛', path: 'contest/' },
);
