import { copy } from '../copy.js';
import { el, getElement, getElements } from '../dom.js';
import { loadScript } from '../load.js';
import { isWeChat } from './words.js';

/** @typedef {import('./finding.js').Found} Found */
/** @typedef {import('./library.js').Library} Library */

/** More are some fifty sheets, which nobody meant to print. */
const ON_PAPER = 500;
const NO_FILES = '微信里存不了文件。请点右上角，选“在浏览器打开”，再存一次。';

/**
 * What can be done with a list: its address passed on, printed, kept as a file. The address holds what was asked for and
 * never where the visitor is.
 * @param {Library} library
 * @param {object} page
 * @param {() => Found | undefined} page.found
 * @param {(message: string) => void} page.say
 * @param {(count: number) => Promise<boolean>} page.list lists so many of them
 */
export function mountSharing(library, page) {
  const { found } = page;
  const { title, counter } = library.places.manifest.layer;
  const acts = getElement('[data-acts]');
  const said = getElement('[data-acts-said]');
  /** To those who listen by the page's one voice, to those who look beside what they tapped. @param {string} message */
  const say = (message) => {
    page.say(message);
    said.textContent = message;
  };

  getElement('[data-share]').addEventListener('click', async () => {
    if (await passOn(title)) return;
    say((await copyAddress()) ? '链接已复制，粘贴发出去就行。' : '请复制浏览器地址栏里的链接。');
  });
  getElement('[data-print]').addEventListener('click', async () => {
    const now = found();
    if (!now) return;
    const count = Math.min(now.rows.length, ON_PAPER);
    say(`正在列出 ${count} ${counter}，列好就能打印…`);
    if (!(await page.list(count))) return;
    say(count < now.rows.length ? `一次最多打印 ${count} ${counter}，纸上会写明共有多少。` : '');
    window.print();
  });
  for (const button of getElements('[data-export]')) {
    const { export: form = '' } = button.dataset;
    button.addEventListener('click', () =>
      isWeChat(navigator.userAgent) ? say(NO_FILES) : save(form),
    );
  }

  /** @param {string} form of the file */
  const save = async (form) => {
    const now = found();
    if (!now) return;
    const listed = now.list(now.rows.length);
    try {
      const shared = /** @type {any} */ (window);
      if (!shared.saveList) await loadScript(acts.dataset.script || '');
      await shared.saveList(
        library,
        listed,
        form,
        (/** @type {number} */ done, /** @type {number} */ of) =>
          say(`正在取名单，${done} / ${of} 个县（市、区）…`),
      );
      say(`${listed.length} ${counter}存成了文件，坐标系是 WGS-84。`);
    } catch (error) {
      console.error(error);
      say('名单没有取全，文件没有存。请看看网络再试一次。');
    }
  };
}

/** By the phone's own way, where it has one. @param {string} title @returns {Promise<boolean>} whether that was used */
async function passOn(title) {
  if (!navigator.share) return false;
  try {
    await navigator.share({ title, url: location.href });
    return true;
  } catch (reason) {
    return /** @type {Error} */ (reason).name === 'AbortError'; // the visitor thought better of it
  }
}

async function copyAddress() {
  const text = el('textarea', { class: 'vh', tabindex: '-1', 'aria-hidden': 'true', readonly: '' });
  text.value = location.href;
  const active = document.activeElement;
  document.body.append(text);
  const copied = await copy(text);
  text.remove();
  if (active instanceof HTMLElement) active.focus();
  return copied;
}
