import { showBook } from '../../generator/modes/mistakes/book.js';
import { begin } from './begin.js';
import { fill, getElement } from './dom.js';
import { createHalt, reloadButton } from './halt.js';
import { openKeeper } from './play/keeper.js';

async function start() {
  try {
    await showBook(await openKeeper());
  } catch (error) {
    console.error(error);
    const text = '可能是网络断了。错题都存着，一道也没丢。';
    const acts = [reloadButton()];
    fill(getElement('[data-book]'), createHalt('lost', '错题本没有打开', text, { acts }));
  }
}

begin(start);
