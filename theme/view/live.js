import { hostContest } from '../../generator/modes/contest/host.js';
import { openKept } from '../store/kept.js';
import { el, fill, getElement } from './dom.js';

async function start() {
  try {
    await hostContest(getElement('[data-live-root]'), await openKept('live'));
  } catch (error) {
    console.error(error);
    const text = '可能是网络断了。比分都存着，刷新这一页再试。';
    fill(getElement('[data-live-root]'), el('h1', {}, '现场赛没有打开'), el('p', {}, text));
  }
}

start();
