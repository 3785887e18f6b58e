import { isDiskFull } from '../store/tab.js';
import { el, siteUrl } from './dom.js';

const REFUSED =
  '这个浏览器不让保存学习记录（可能开着无痕模式）。可以照常学、照常闯关，但关掉这个窗口，成绩就没了。';
const FULL =
  '手机存储满了，新的学习记录写不进去。可以照常学、照常闯关，答过的先记在这个窗口里；腾出空间再打开一页，就会补存。关掉这个窗口以前没有补存，就没了。';

/**
 * @param {boolean} lasting whether the record stays when the tab is closed
 * @returns {HTMLElement | false} what to say where it does not
 */
export const warning = (lasting) =>
  !lasting &&
  el(
    'p',
    { class: 'note' },
    isDiskFull() ? FULL : REFUSED,
    el('a', { href: siteUrl('me/backup/') }, '要留住，先去备份'),
  );
