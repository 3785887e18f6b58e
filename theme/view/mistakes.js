import { showBook } from '../../generator/modes/mistakes/book.js';
import { el, fill, getElement } from './dom.js';
import { openKeeper } from './play/keeper.js';

async function start() {
  try {
    await showBook(await openKeeper());
  } catch (error) {
    console.error(error);
    const text = '错题本没有打开，可能是网络断了。错题都存着，刷新这一页再试。';
    fill(getElement('[data-book]'), el('p', { class: 'note' }, text));
  }
}

start();
