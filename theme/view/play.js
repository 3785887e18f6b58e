import { playLevel } from '../../generator/modes/levels/view.js';
import { el, siteUrl } from './dom.js';
import { linkButton, listenToKeys, mainButton, showAction, showScreen } from './play/frame.js';
import { openKeeper } from './play/keeper.js';

/** @param {string} title @param {string} text */
function say(title, text) {
  showScreen(el('h1', {}, title), el('p', {}, text));
}

async function start() {
  const level = new URL(location.href).searchParams.get('level');
  if (!level || !/^[a-z0-9-]+$/.test(level)) {
    say('没有说闯哪一关', '请从课程的关卡图里选一关。');
    showAction('', linkButton('回到学习', siteUrl('.'), 'btn-main btn-wide'));
    return;
  }
  try {
    await playLevel(level, await openKeeper());
  } catch (error) {
    console.error(error);
    say('这一关没有打开', '可能是网络断了，也可能这一课还没有题。已经答过的都存着，不会丢。');
    showAction(
      '',
      mainButton('再试一次', () => location.reload()),
    );
  }
}

listenToKeys();
start();
