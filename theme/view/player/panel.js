import { choicesOf } from '../../runner/sizes.js';
import { el, fill } from '../dom.js';
import { chosen, megabytes, playsHls } from './film.js';
import { changeHabits, readHabits } from './memory.js';
import { canSave, isSaved, remove, save } from './saved.js';

/** @typedef {import('../../runner/sizes.js').Choice} Choice */

/** What heights are called, from so many lines on. @type {[number, string][]} */
const NAMES = [
  [720, '高清'],
  [480, '标清'],
  [0, '省流量'],
];

/** @param {string} wish */
function nameOf(wish) {
  if (wish === 'audio') return '仅声音';
  if (wish === 'hls') return '随网络变';
  const lines = Number(wish);
  return `${NAMES.find(([least]) => lines >= least)?.[1]} ${lines}p`;
}

/** @param {Choice} choice */
const label = ({ wish, bytes }) =>
  bytes === undefined ? nameOf(wish) : `${nameOf(wish)} · ${megabytes(bytes)}`;

/**
 * What the video costs and how it is wished: its sizes, the sound alone, the words alone; and a copy on the phone.
 * @param {HTMLVideoElement} video
 * @param {Film} film
 * @param {{ change: (choice: Choice) => void, read: (() => void) | null }} act `read`: shows the words instead
 */
export function createPanel(video, film, { change, read }) {
  const now = el('p', { class: 'muted', role: 'status' });
  const sizes = el('fieldset');
  const keeping = el('div', { class: 'player-keep' });
  const element = el('div', { class: 'player-panel', role: 'group', 'aria-label': '清晰度和流量' });
  const wished = () => chosen(video, film);

  /** @param {string} wish */
  const take = (wish) => {
    changeHabits({ wish });
    const choice = wished();
    change(choice);
    showKept();
    now.textContent = `现在放的是${nameOf(choice.wish)}。`;
  };

  /** @param {string} wish @param {string} words */
  const radio = (wish, words) => {
    const input = el('input', { type: 'radio', name: 'player-size', value: wish });
    input.checked = readHabits().wish === wish;
    input.addEventListener('change', () => take(wish));
    return el('label', { class: 'player-choice' }, input, el('span', {}, words));
  };

  const showKept = async () => {
    const { src, bytes, wish } = wished();
    if (!canSave() || bytes === undefined) return fill(keeping);
    const kept = await isSaved(src).catch(() => false);
    const stored = kept ? `${nameOf(wish)}存在这台手机上了，再看不用流量。` : '';
    const button = el('button', { class: 'btn', type: 'button' });
    const said = el('p', { class: 'muted', role: 'status' }, stored);
    button.textContent = kept ? '从手机上删掉' : `存到手机 · ${megabytes(bytes)}`;
    button.addEventListener('click', async () => {
      button.disabled = true;
      sizes.disabled = true;
      try {
        if (kept) await remove(src);
        else
          await save(src, bytes, (share) => {
            button.textContent = `正在存 ${share}%`;
          });
        await showKept();
      } catch {
        button.disabled = false;
        button.textContent = '再试一次';
        said.textContent = '没有存成：网络断了，或者手机里没有地方了。';
      }
      sizes.disabled = false;
    });
    return fill(keeping, button, said);
  };

  const reading = el('button', { class: 'link', type: 'button' }, '只看文字，不耗流量');
  reading.addEventListener('click', () => read?.());
  const byItself = nameOf(chosen(video, film, 'auto').wish);
  fill(
    sizes,
    el('legend', {}, '清晰度和流量'),
    radio('auto', `自动（${byItself}）`),
    ...choicesOf(film, playsHls(video)).map((one) => radio(one.wish, label(one))),
  );
  fill(element, sizes, now, read && reading, keeping);
  showKept();
  return element;
}
