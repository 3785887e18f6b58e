import { el, getElement } from './dom.js';

const UNREAD =
  '学习记录没有读出来，这一页的进度可能不准。刷新这一页再试；还是这样，换个浏览器打开。';

/**
 * Starts a page, and says so where that fails: what stands there without a script can be used all the same. Where one
 * comes back to it as it was left, what was learnt meanwhile is told too.
 * @param {() => Promise<void>} start
 * @param {() => unknown} [again] tells the page anew
 */
export function begin(start, again = () => location.reload()) {
  window.addEventListener('pageshow', ({ persisted }) => persisted && again());
  start().catch((error) => {
    console.error(error);
    getElement('#main').prepend(el('p', { class: 'note', role: 'alert' }, UNREAD));
  });
}
