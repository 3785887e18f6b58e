import { button } from '../buttons.js';
import { copy } from '../copy.js';
import { el, icon } from '../dom.js';

/** How many letters a packet has, and how many one message of a chat program takes. */
export const PACKET = 1000;
const MESSAGE = 12000;
/** Nobody sends more messages than that. */
const MOST_MESSAGES = 20;

/** @param {readonly string[]} packets @returns {string[]} as messages */
function messagesOf(packets) {
  const each = Math.floor(MESSAGE / (PACKET + 1));
  const count = Math.ceil(packets.length / each);
  const slices = Array.from({ length: count }, (_, at) =>
    packets.slice(at * each, (at + 1) * each),
  );
  return slices.map((slice) => slice.join('\n'));
}

/**
 * A button for what this browser cannot see: that a person has kept something.
 * @param {() => void} kept
 */
export function createKept(kept) {
  const own = button('我存好了', () => {
    kept();
    own.remove();
  });
  return own;
}

/**
 * The record as text to copy: whole, or message by message where it is long.
 * @param {object} of
 * @param {string} of.title what stands before the packets
 * @param {readonly string[]} of.packets
 * @param {() => void} of.kept is called when all of it was copied
 */
export function createText({ title, packets, kept }) {
  const whole = [title, ...packets].join('\n');
  const text = el('textarea', { rows: '6', readonly: '', 'aria-label': '备份文字' });
  const said = el('p', { class: 'muted', role: 'status' });
  const buttons = el('p', { class: 'ways' });
  const own = createKept(kept);
  text.value = whole;

  /** @param {string} value @param {string} told @param {boolean} last */
  const give = async (value, told, last) => {
    text.value = value;
    const copied = await copy(text);
    said.textContent = copied ? told : '这里不让复制：请长按上面的文字，全选，再复制。';
    if (!last) return;
    if (copied) kept();
    else if (buttons.lastChild !== own) buttons.append(own);
  };

  const all = createButton('复制全部', 'btn-main');
  all.addEventListener('click', () => give(whole, `已复制。${WHERE}`, true));
  buttons.append(all);
  const messages = messagesOf(packets);
  if (messages.length > 1 && messages.length <= MOST_MESSAGES) {
    buttons.append(createParts(messages, give));
    said.textContent = `一共 ${whole.length} 个字，一条微信发不下：可以整个存进收藏的笔记或备忘录，也可以分成 ${messages.length} 条发出去。`;
  }
  return el('div', {}, text, buttons, said);
}

const WHERE = '粘贴到微信“文件传输助手”、收藏的笔记或备忘录里存好。';

/** @param {string} words @param {string} [className] */
const createButton = (words, className = '') =>
  el(
    'button',
    { class: `btn ${className}`, type: 'button' },
    icon('content-copy'),
    el('span', {}, words),
  );

/**
 * A button that copies one message after another.
 * @param {readonly string[]} messages
 * @param {(value: string, told: string, last: boolean) => Promise<void>} give
 */
function createParts(messages, give) {
  let place = 0;
  const copying = createButton('复制第 1 条');
  const words = /** @type {HTMLElement} */ (copying.lastChild);
  copying.addEventListener('click', async () => {
    const value = messages[place] || '';
    place = (place + 1) % messages.length;
    const next = `复制第 ${place + 1} 条`;
    const told = place
      ? `已复制。发出去以后，再${next}。`
      : `${messages.length} 条都复制过了，都要存好。`;
    await give(value, told, place === 0);
    words.textContent = next;
  });
  return copying;
}
