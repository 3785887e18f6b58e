import { shanghaiDay } from '../../runner/calendar.js';
import { REMIND_AFTER, unsaved } from '../../runner/record/preview.js';
import { dayInWords } from '../days.js';
import { el, siteUrl } from '../dom.js';

/** @typedef {import('../../store/store.js').Saved} Saved */

/**
 * A word on how much of the record is in no backup, once it is much.
 * @param {readonly Statement[]} statements
 * @param {Saved | undefined} saved
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

/**
 * How much of the record there is, how much of it in no backup, and when the last one was made.
 * @param {readonly Statement[]} statements
 * @param {Saved | undefined} saved
 */
export function sayBackups(statements, saved) {
  const { length } = statements;
  const left = unsaved(statements, saved);
  const time = saved ? saved.time : null;
  const last = time === null ? '' : `上次备份：${dayInWords(shanghaiDay(time))}。`;
  if (length === 0) return '这台手机上还没有学习记录。';
  if (left === 0) return `这台手机上有 ${length} 条学习记录，都有备份。${last}`;
  if (left === length) return `这台手机上有 ${left} 条学习记录，还没有备份过。`;
  return `这台手机上有 ${length} 条学习记录，其中 ${left} 条还没有备份。${last}`;
}
