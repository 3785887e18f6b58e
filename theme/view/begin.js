import { el, getElement } from './dom.js';

const UNREAD =
  '学习记录没有读出来，这一页的进度可能不准。刷新这一页再试；还是这样，换个浏览器打开。';

/** Starts a page, and says so where that fails: what stands there without a script can be used all the same. @param {() => Promise<void>} start */
export const begin = (start) =>
  start().catch((error) => {
    console.error(error);
    getElement('#main').prepend(el('p', { class: 'note', role: 'alert' }, UNREAD));
  });
