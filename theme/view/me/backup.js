import { el, fill } from '../dom.js';
import { warning } from '../warning.js';
import { forgetsAfterAWeek } from './browser.js';
import { sayBackups } from './reminder.js';
import { createRestoring } from './restore.js';
import { createSaving } from './save.js';

/** @typedef {import('../play/keeper.js').Keeper} Keeper */

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
    fill(standing, sayBackups(keeper.statements(), keeper.saved()));
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
