import { shanghaiDay } from '../../runner/calendar.js';
import { backupOf, fileText } from '../../runner/record/backup.js';
import { packetsOf } from '../../runner/record/packets.js';
import { button } from '../buttons.js';
import { loadCodes } from '../codes.js';
import { dayInDigits, dayInWords } from '../days.js';
import { brand, el, fill } from '../dom.js';
import { appName, isInApp } from './browser.js';
import { createKept, createText, PACKET } from './text.js';

/** @typedef {import('../play/keeper.js').Keeper} Keeper */

/** How many codes a person may be asked to keep, and letters a code so that phones still read it. */
const MOST_CODES = 8;
const CODE = 1700;
/** Statements that surely need more codes; counting them would take seconds. */
const TOO_MANY = 2000;

/** @param {string} name @param {string} text */
function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = el('a', { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

/** @param {number} now */
const fileName = (now) => `${brand()}-学习档案-${dayInDigits(shanghaiDay(now))}.json`;

/** @param {number} count @param {number} now */
const titleOf = (count, now) =>
  `【${brand()}·学习档案备份】${dayInWords(shanghaiDay(now))}，共 ${count} 条。恢复：打开${brand()}的“备份与恢复”，把这段文字从头到尾粘贴进去。`;

/** @param {readonly string[]} pictures @param {() => void} kept */
const createCodes = (pictures, kept) =>
  el(
    'div',
    {},
    el(
      'p',
      {},
      `一共 ${pictures.length} 张。长按图片存到相册，或者截图；也可以用另一部手机扫，把扫出来的文字粘贴到那里的“恢复”。`,
    ),
    ...pictures.map((src, at) => {
      const words = `第 ${at + 1} 张，共 ${pictures.length} 张`;
      const picture = el('img', { class: 'code', src, alt: `备份的二维码，${words}` });
      return el('figure', {}, picture, el('figcaption', { class: 'muted' }, words));
    }),
    el('p', { class: 'ways' }, createKept(kept)),
  );

/**
 * What a way of saving works with. `changed` is called when a backup was made.
 * @typedef {object} Saving
 * @property {Keeper} keeper
 * @property {string} codes address of the script that draws codes
 * @property {() => void} changed
 * @property {(...children: import('../dom.js').Child[]) => void} show
 */

/** The record as it is now, whatever other tabs have written. @param {Saving} saving */
async function take({ keeper, changed }) {
  const [statements, now] = [await keeper.reread(), Date.now()];
  const count = statements.length;
  const kept = async () => {
    await keeper.markSaved({ count: Math.max(count, keeper.saved().count), time: now });
    changed();
  };
  return { backup: backupOf(statements, now), now, kept };
}

/** @param {Saving} saving */
async function saveFile(saving) {
  const { backup, now, kept } = await take(saving);
  const name = fileName(now);
  download(name, fileText(backup));
  saving.show(
    el(
      'p',
      { class: 'good' },
      `已存成文件“${name}”，在手机的“下载”或“文件”里。发到微信“文件传输助手”，或者拷到电脑上，就不怕换手机了。`,
    ),
  );
  await kept();
}

/** @param {Saving} saving */
async function saveText(saving) {
  const { backup, now, kept } = await take(saving);
  const title = titleOf(backup.count, now);
  saving.show(createText({ title, packets: packetsOf(backup, PACKET), kept }));
}

/** @param {Saving} saving */
async function saveCodes(saving) {
  const { backup, kept } = await take(saving);
  const packets = backup.count > TOO_MANY ? [] : packetsOf(backup, CODE);
  if (packets.length === 0 || packets.length > MOST_CODES) {
    saving.show(el('p', { class: 'note' }, tooMany(backup.count)));
    return;
  }
  try {
    const { draw } = await loadCodes(saving.codes);
    saving.show(createCodes(packets.map(draw), kept));
  } catch {
    saving.show(el('p', { class: 'note' }, '二维码没有取到，请看看网络再点一次。'));
  }
}

/** @param {number} count */
const tooMany = (count) =>
  `${count} 条记录，${MOST_CODES} 张二维码放不下。请${isInApp() ? '复制文字' : '存成文件，或者复制文字'}。`;

const inAppWords = () =>
  `${appName()}里不能下载文件：复制文字，或者长按二维码存图。点右上角“…”选“在浏览器打开”就能存成文件，不过那里看不到这里的记录，先把文字带过去恢复。`;

/**
 * The ways to take the record along: a file where files can be downloaded, text, codes.
 * @param {Omit<Saving, 'show'>} saving
 */
export function createSaving(saving) {
  const shown = el('div', { 'aria-live': 'polite' });
  /** @param {string} words @param {(saving: Saving) => Promise<void>} save */
  const way = (words, save) =>
    button(words, () => save({ ...saving, show: (...children) => fill(shown, ...children) }));
  const ways = [
    ...(isInApp() ? [] : [way('存成文件', saveFile)]),
    way('复制文字', saveText),
    way('二维码', saveCodes),
  ];
  ways[0]?.classList.add('btn-main');
  return el(
    'section',
    { 'aria-labelledby': 'save-title' },
    el('h2', { id: 'save-title' }, '备份'),
    isInApp() && el('p', {}, inAppWords()),
    el('p', { class: 'ways' }, ...ways),
    shown,
  );
}
