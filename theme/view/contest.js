import { CONTESTS } from '../../generator/modes/contest/rules.js';
import { contend } from '../../generator/modes/contest/view.js';
import { el, siteUrl } from './dom.js';
import { linkButton, listenToKeys, mainButton, showAction, showScreen } from './play/frame.js';
import { openKeeper } from './play/keeper.js';

/** @param {string} title @param {string} text */
function say(title, text) {
  showScreen(el('h1', {}, title), el('p', {}, text));
}

/** @param {string} name @returns {name is import('../../generator/modes/contest/rules.js').Kind} */
const isContest = (name) => Object.keys(CONTESTS).includes(name);

async function start() {
  const way = new URL(location.href).searchParams.get('way') || '';
  if (!isContest(way)) {
    say('没有这种竞赛', '请从“知识竞赛”里选一种。');
    showAction('', linkButton('回到竞赛', siteUrl('contest/'), 'btn-main btn-wide'));
    return;
  }
  try {
    await contend(way, await openKeeper());
  } catch (error) {
    console.error(error);
    say('竞赛没有打开', '可能是网络断了。已经答过的都存着，不会丢。');
    showAction(
      '',
      mainButton('再试一次', () => location.reload()),
    );
  }
}

listenToKeys();
start();
