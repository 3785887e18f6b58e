import { el } from './dom.js';

/**
 * @param {boolean} lasting whether the record stays when the tab is closed
 * @returns {HTMLElement | false} what to say where it does not
 */
export const warning = (lasting) =>
  !lasting &&
  el(
    'p',
    { class: 'note' },
    '这个浏览器不让保存学习记录（可能开着无痕模式）。可以照常学、照常闯关，但关掉这个窗口，成绩就没了。',
  );
