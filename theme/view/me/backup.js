import { shanghaiDay } from '../../runner/day.js';
import { unsaved } from '../../runner/record/preview.js';
import { dayInWords } from '../days.js';
import { el, fill } from '../dom.js';
import { warning } from '../warning.js';
import { forgetsAfterAWeek } from './browser.js';
import { createRestoring } from './restore.js';
import { createSaving } from './save.js';

/** @typedef {import('../play/keeper.js').Keeper} Keeper */

/** @param {Keeper} keeper how much there is, and how much of it in no backup */
function standingInWords(keeper) {
  const statements = keeper.statements();
  const { time } = keeper.saved();
  const left = unsaved(statements, keeper.saved());
  const last = time === null ? '' : `上次备份：${dayInWords(shanghaiDay(time))}。`;
  if (statements.length === 0) return '这台手机上还没有学习记录。';
  if (left === 0) return `这台手机上有 ${statements.length} 条学习记录，都有备份。${last}`;
  if (left === statements.length) return `这台手机上有 ${left} 条学习记录，还没有备份过。`;
  return `这台手机上有 ${statements.length} 条学习记录，其中 ${left} 条还没有备份。${last}`;
}

const FORGETS =
  '这个浏览器会自己清理：连着 7 天没有打开过本站，学习记录就可能被它删掉（iPhone、iPad 上的浏览器和微信都是这样）。常备份，就不怕。';

/**
 * 备份与恢复: how the record stands, taking it along, bringing it back.
 * @param {Keeper} keeper
 * @param {string} codes address of the script that draws and reads codes
 */
export function createBackup(keeper, codes) {
  const standing = el('p', { class: 'standing' });
  const notes = el('div');
  const refresh = () => {
    fill(standing, standingInWords(keeper));
    fill(notes, warning(keeper.lasting()));
  };
  refresh();
  forgetsAfterAWeek().then((forgets) => {
    if (forgets) notes.after(el('p', { class: 'note' }, FORGETS));
  });
  return el(
    'div',
    { class: 'backup' },
    standing,
    notes,
    createSaving({ keeper, codes, changed: refresh }),
    createRestoring({ keeper, codes, changed: refresh }),
  );
}
