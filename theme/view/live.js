import { hostContest } from '../../generator/modes/contest/host.js';
import { openKept } from '../store/kept.js';
import { el, fill, getElement } from './dom.js';
import { createHalt, reloadButton } from './halt.js';

const REFUSED =
  '这个浏览器不让保存比分（可能开着无痕模式）。比赛照常能办，但关掉或者刷新这个窗口，比分就没了。';

async function start() {
  try {
    const kept = await openKept('live');
    if (!kept.lasting) getElement('#main').prepend(el('p', { class: 'note' }, REFUSED));
    await hostContest(getElement('[data-live-root]'), kept);
  } catch (error) {
    console.error(error);
    const how = { level: /** @type {const} */ ('h1'), acts: [reloadButton()] };
    const text = '可能是网络断了。比分都存着，没有丢。';
    fill(getElement('[data-live-root]'), createHalt('lost', '现场赛没有打开', text, how));
  }
}

start();
