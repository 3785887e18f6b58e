import { practise } from '../../generator/modes/practice/view.js';
import { WAYS } from '../../generator/modes/practice/ways.js';
import { el, siteUrl } from './dom.js';
import { linkButton, listenToKeys, mainButton, showAction, showScreen } from './play/frame.js';
import { openKeeper } from './play/keeper.js';
import { applySize, readPreferences } from './play/preferences.js';

/** @typedef {(of: string, keeper: import('./play/keeper.js').Keeper) => Promise<void>} Mode */

/** What can be played on this page, by `?way=`. A new mode is a folder of generator/modes and a line here. @type {Readonly<Record<string, Mode>>} */
const MODES = Object.fromEntries(
  Object.keys(WAYS).map((way) => [way, (of, keeper) => practise(way, of, keeper)]),
);

/** @param {string} title @param {string} text */
function say(title, text) {
  showScreen(el('h1', {}, title), el('p', {}, text));
}

/** @param {string} name */
const asked = (name) => new URL(location.href).searchParams.get(name) || '';

async function start() {
  const [way, of] = [asked('way'), asked('of')];
  const mode = Object.keys(MODES).includes(way) && /^[a-z0-9_-]*$/.test(of) ? MODES[way] : null;
  if (!mode) {
    say('没有这种练习', '请从“练习”里选一种。');
    showAction('', linkButton('回到练习', siteUrl('practice/'), 'btn-main btn-wide'));
    return;
  }
  try {
    await mode(of, await openKeeper());
  } catch (error) {
    console.error(error);
    say('练习没有打开', '可能是网络断了。已经答过的都存着，不会丢。');
    showAction(
      '',
      mainButton('再试一次', () => location.reload()),
    );
  }
}

applySize(readPreferences().size);
listenToKeys();
start();
