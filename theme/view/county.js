/** A county's places: a report of a mistake and an address are copied at a tap. Without scripts they can be by hand. */
import { copy, createCopying } from './copy.js';
import { el, getElements } from './dom.js';
import { isWeChat } from './rooms/words.js';

for (const text of getElements('textarea[data-addressee]')) {
  text.after(
    createCopying(/** @type {HTMLTextAreaElement} */ (text), text.dataset.addressee || ''),
  );
}

for (const list of getElements('[data-address]')) {
  list.append(createAddressCopying(list.dataset.address || ''));
}

if (isWeChat(navigator.userAgent)) {
  // The map that opens there comes first.
  for (const item of getElements('[data-app="tencent"]')) item.parentElement?.prepend(item);
}

/** @param {string} address */
function createAddressCopying(address) {
  const button = el('button', { class: 'btn', type: 'button' }, '复制地址');
  const said = el('span', { class: 'muted', role: 'status' });
  const item = el('li', {}, button, said);
  button.addEventListener('click', async () => {
    const text = el('textarea', {
      class: 'vh',
      tabindex: '-1',
      'aria-hidden': 'true',
      readonly: '',
    });
    text.value = address;
    item.append(text);
    const copied = await copy(text);
    text.remove();
    button.focus();
    said.textContent = copied ? '已复制' : '请长按上面的地址复制';
  });
  return item;
}
