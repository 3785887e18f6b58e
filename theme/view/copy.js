import { el, icon } from './dom.js';

/**
 * Copies what stands in `text`, in the way of today or in that of old and in-app browsers; false where neither works.
 * @param {HTMLTextAreaElement} text
 */
export async function copy(text) {
  text.select();
  try {
    await navigator.clipboard.writeText(text.value);
    return true;
  } catch {
    return document.execCommand('copy');
  }
}

/**
 * A button that copies what stands in `text` now, and the place where it says that it did.
 * @param {HTMLTextAreaElement} text
 * @param {string} addressee to whom the text is to be sent
 */
export function createCopying(text, addressee) {
  const button = el(
    'button',
    { class: 'btn', type: 'button' },
    icon('content-copy'),
    el('span', {}, '复制'),
  );
  const said = el('span', { class: 'muted', role: 'status' });
  button.addEventListener('click', async () => {
    const copied = await copy(text);
    said.textContent = copied ? `已复制，粘贴发给${addressee}即可。` : '请长按上面的文字复制。';
  });
  return el('p', { class: 'report-foot' }, button, said);
}
