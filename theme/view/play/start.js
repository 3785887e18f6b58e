import { linkButton, mainButton } from '../buttons.js';
import { fetchAhead, siteUrl } from '../dom.js';
import { listenToKeys } from './frame.js';
import { aside, showInterlude } from './interlude.js';
import { openKeeper } from './keeper.js';

/** @typedef {(of: string, keeper: import('./keeper.js').Keeper) => Promise<void>} Mode */
/** What is said where something cannot be played, and where the button leads. @typedef {{ title: string, text: string, label: string, path: string }} Refusal */

/** @param {string} name */
const asked = (name) => new URL(location.href).searchParams.get(name) || '';

/**
 * Plays what the address asks for: the mode by `?way=`, the part of it by `&of=`.
 * @param {Readonly<Record<string, Mode>>} modes
 * @param {{ name: string, path: string }} home what these modes are called, and the page they are chosen on
 */
export function startMode(modes, { name, path }) {
  const [way, of] = [asked('way'), asked('of')];
  const mode = Object.keys(modes).includes(way) && isName(of) ? modes[way] : undefined;
  return play(mode, of, {
    name,
    none: {
      title: `没有这种${name}`,
      text: `请从“${name}”里选一种。`,
      label: `回到${name}`,
      path,
    },
  });
}

/** Plays the level that the address names by `?level=`. @param {Mode} mode */
export function startLevel(mode) {
  const level = asked('level');
  const known = level && isName(level);
  if (known) fetchLevelAhead(level);
  return play(known ? mode : undefined, level, {
    name: '这一关',
    none: {
      title: '没有说闯哪一关',
      text: '请从关卡图里选。',
      label: '回到学习',
      path: '.',
    },
  });
}

/** The questions that every try of a level begins with. @param {string} level the name of its set too */
function fetchLevelAhead(level) {
  for (const kind of ['questions', 'explanations']) fetchAhead(`data/${kind}/${level}.json`);
}

/** @param {string} of */
const isName = (of) => /^[a-z0-9_-]*$/.test(of);

/**
 * @param {Mode | undefined} mode
 * @param {string} of
 * @param {{ name: string, none: Refusal }} words
 */
async function play(mode, of, { name, none }) {
  listenToKeys();
  if (!mode) {
    const back = linkButton(none.label, siteUrl(none.path), 'btn-main btn-wide');
    showInterlude({ title: none.title, sign: 'unknown', told: [aside(none.text)], ways: [back] });
    return;
  }
  try {
    await mode(of, await openKeeper());
  } catch (error) {
    console.error(error);
    showInterlude({
      title: `${name}没有打开`,
      sign: 'lost',
      told: [aside('可能断网了，也可能还没有题。答过的都存着。')],
      ways: [mainButton('再试一次', () => location.reload())],
    });
  }
}
