import { REMIND_AFTER, unsaved } from '../../runner/record/preview.js';
import { el, siteUrl } from '../dom.js';

/**
 * A word on how much of the record is in no backup, once it is much.
 * @param {readonly Statement[]} statements
 * @param {import('../../store/store.js').Saved | undefined} saved
 * @returns {HTMLElement | false}
 */
export function createReminder(statements, saved) {
  const count = unsaved(statements, saved);
  return (
    count >= REMIND_AFTER &&
    el(
      'p',
      { class: 'note' },
      `已有 ${count} 条新记录没有备份，换手机、清浏览器都会丢。`,
      el('a', { href: siteUrl('me/backup/') }, '去备份'),
    )
  );
}
