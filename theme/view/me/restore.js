import { readBackup } from '../../runner/record/packets.js';
import { previewOf } from '../../runner/record/preview.js';
import { button, mainButton } from '../buttons.js';
import { loadCodes } from '../codes.js';
import { dayInWords } from '../days.js';
import { el, fill, painted } from '../dom.js';
import { pixelsOf } from './codes.js';

/** @typedef {import('../play/keeper.js').Keeper} Keeper */

const MOST_BYTES = 64 * 1024 * 1024;

/**
 * A button that lets a person choose files.
 * @param {string} words
 * @param {Record<string, string>} attributes of the input
 * @param {(files: File[]) => void} chosen
 */
function createChoice(words, attributes, chosen) {
  const input = el('input', { type: 'file', hidden: '', ...attributes });
  input.addEventListener('change', () => {
    const files = Array.from(input.files || []);
    input.value = '';
    if (files.length > 0) chosen(files);
  });
  return el(
    'span',
    {},
    button(words, () => input.click()),
    input,
  );
}

/** @param {ReturnType<typeof previewOf>} preview */
function previewInWords({ count, fresh, days: [first = 0, ...more] }) {
  const last = more[more.length - 1];
  const span =
    last === undefined
      ? dayInWords(first)
      : `${dayInWords(first)}到 ${dayInWords(last)}，其中 ${more.length + 1} 天有记录`;
  const news = fresh === 0 ? '这台手机上全都有，不用恢复。' : `其中 ${fresh} 条这台手机上没有。`;
  return count === 0
    ? '这份备份是好的，不过里面还没有记录。'
    : `这份备份是好的：${count} 条记录，${span}。${news}`;
}

/**
 * What bringing back works with. `changed` is called when the record has more than before.
 * @typedef {object} Restoring
 * @property {Keeper} keeper
 * @property {string} codes address of the script that reads codes
 * @property {() => void} changed
 * @property {HTMLTextAreaElement} text where a backup is pasted
 * @property {(...children: import('../dom.js').Child[]) => void} say
 */

/** @param {Restoring} restoring @param {string} words */
const refuse = ({ say }, words) => say(el('p', { class: 'note' }, words));

/** Says what is being done, so that it is seen while it is done. @param {Restoring} restoring @param {string} words */
function sayBusy({ say }, words) {
  say(el('p', { class: 'muted' }, words));
  return painted();
}

/** What is in a backup, and the offer to take it. @param {Restoring} restoring @param {string} given */
async function look(restoring, given) {
  await sayBusy(restoring, '正在核对……');
  const reading = readBackup(given);
  if ('fault' in reading) return refuse(restoring, reading.fault);
  const { statements } = reading.backup;
  const preview = previewOf(statements, await restoring.keeper.reread());
  const take = mainButton('并入这台手机', () => unite(restoring, statements));
  const leave = button('不要了', () => restoring.say());
  restoring.say(
    el('p', {}, previewInWords(preview)),
    preview.fresh > 0 && el('p', { class: 'ways' }, take, leave),
  );
}

/** @param {Restoring} restoring @param {readonly Statement[]} statements */
async function unite(restoring, statements) {
  await sayBusy(restoring, '正在并入……');
  try {
    const added = await restoring.keeper.unite(statements);
    restoring.text.value = '';
    const told = `并入了 ${added} 条，原来的一条没少，也没有一条重复算。`;
    restoring.say(el('p', { class: 'good' }, told));
    restoring.changed();
  } catch {
    refuse(restoring, '这台手机存不下这些记录，一条也没有恢复。请腾出一些存储空间，再试一次。');
  }
}

/** @param {Restoring} restoring @param {File | undefined} file */
async function fromFile(restoring, file) {
  if (!file || file.size > MOST_BYTES) {
    return refuse(restoring, '这个文件太大，不会是学习档案的备份。请另选一个。');
  }
  await look(restoring, await new Response(file).text());
}

/** @param {Restoring} restoring @param {readonly File[]} files */
async function fromPictures(restoring, files) {
  await sayBusy(restoring, '正在认二维码……');
  const codes = await loadCodes(restoring.codes).catch(() => null);
  if (!codes) return refuse(restoring, '认二维码的程序没有取到，请看看网络再试一次。');
  const texts = [];
  for (const file of files) {
    const pixels = await pixelsOf(file).catch(() => null);
    const text = pixels && codes.read(pixels);
    if (text === null) {
      const which = `第 ${texts.length + 1} 张图`;
      return refuse(restoring, `${which}里没有认出二维码。请选没有裁剪过的原图，一张图里一个码。`);
    }
    texts.push(text);
  }
  restoring.text.value = texts.join('\n');
  await look(restoring, restoring.text.value);
}

/**
 * Bringing a backup back: first what is in it, then, if a person wants it, into the record.
 * @param {Omit<Restoring, 'text' | 'say'>} given
 */
export function createRestoring(given) {
  const found = el('div', { role: 'status', tabindex: '-1' });
  const text = el('textarea', { id: 'pasted', rows: '4', ...PASTED });
  /** @type {Restoring} */
  const restoring = {
    ...given,
    text,
    say: (...children) => {
      fill(found, ...children);
      found.focus({ preventScroll: true });
      found.scrollIntoView({ block: 'nearest' });
    },
  };
  return el(
    'section',
    { 'aria-labelledby': 'restore-title' },
    el('h2', { id: 'restore-title' }, '恢复'),
    el('p', {}, '把别处的记录并到这里来。只添上这里没有的，不会删，也不会重复算。'),
    el(
      'p',
      { class: 'ways' },
      createChoice('选备份文件', FILES, ([file]) => fromFile(restoring, file)),
      createChoice('选二维码图片', PICTURES, (files) => fromPictures(restoring, files)),
    ),
    el('label', { for: 'pasted' }, '或者粘贴备份文字（几段接在一起也行）：'),
    text,
    el(
      'p',
      { class: 'ways' },
      button('看看里面有什么', () => look(restoring, text.value)),
    ),
    found,
  );
}

const FILES = { accept: '.json,.txt,application/json,text/plain' };
const PICTURES = { accept: 'image/*', multiple: '' };
const PASTED = { autocomplete: 'off', spellcheck: 'false', placeholder: '把备份文字粘贴到这里' };
