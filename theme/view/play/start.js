import { el, siteUrl } from '../dom.js';
import { linkButton, listenToKeys, mainButton, showAction, showScreen } from './frame.js';
import { openKeeper } from './keeper.js';

/** @typedef {(of: string, keeper: import('./keeper.js').Keeper) => Promise<void>} Mode */

/** @param {string} title @param {string} text */
function say(title, text) {
  showScreen(el('h1', {}, title), el('p', {}, text));
}

/** @param {string} name */
const asked = (name) => new URL(location.href).searchParams.get(name) || '';

/**
 * Plays what the address asks for: the mode by `?way=`, the part of it by `&of=`.
 * @param {Readonly<Record<string, Mode>>} modes
 * @param {{ name: string, path: string }} home what these modes are called, and the page they are chosen on
 */
export async function startMode(modes, { name, path }) {
  listenToKeys();
  const [way, of] = [asked('way'), asked('of')];
  const mode = Object.keys(modes).includes(way) && /^[a-z0-9_-]*$/.test(of) ? modes[way] : null;
  if (!mode) {
    say(`没有这种${name}`, `请从“${name}”里选一种。`);
    showAction('', linkButton(`回到${name}`, siteUrl(path), 'btn-main btn-wide'));
    return;
  }
  try {
    await mode(of, await openKeeper());
  } catch (error) {
    console.error(error);
    say(`${name}没有打开`, '可能是网络断了。已经答过的都存着，不会丢。');
    showAction(
      '',
      mainButton('再试一次', () => location.reload()),
    );
  }
}
