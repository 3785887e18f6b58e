import { el, getElements, icon } from '../dom.js';

const FOCUSABLE = 'a[href], button:not([disabled]), input, select, textarea, summary';
let made = 0;
/** @type {() => Promise<void>} */
let closeOpen = async () => {};

/** Closes the one that is open, if one is; resolves once the page is where it was. */
export const closeDialog = () => closeOpen();

/**
 * Something over the page, from below on phones: the focus stays in it, and the cross, Escape, the way back and a tap
 * beside it close it. Keys pressed in it do nothing behind it.
 * @param {string} title
 * @param {...import('../dom.js').Child} children
 * @returns {{ element: HTMLElement, close: () => Promise<void> }} close: resolves once the page is where it was
 */
export function openDialog(title, ...children) {
  const opener = document.activeElement;
  const id = `dialog-${++made}`;
  const cross = el('button', { class: 'dialog-close', type: 'button' }, icon('close'));
  cross.append(el('span', { class: 'vh' }, '关上'));
  const heading = el('h2', { id, tabindex: '-1' }, title);
  const element = el(
    'section',
    { class: 'dialog', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': id },
    el('div', { class: 'dialog-head' }, heading, cross),
    el('div', { class: 'dialog-body' }, ...children),
  );
  const back = el('div', { class: 'dialog-back' }, element);

  /** @type {() => void} */
  let isClosed;
  /** @type {Promise<void>} */
  const closed = new Promise((resolve) => {
    isClosed = resolve;
  });
  const remove = () => {
    back.remove();
    document.documentElement.classList.remove('held');
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    isClosed();
  };
  const close = () => {
    if (back.isConnected) history.back();
    return closed;
  };

  cross.addEventListener('click', close);
  back.addEventListener('click', ({ target }) => target === back && close());
  back.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
    if (event.key === 'Tab') keepFocus(event, element);
  });
  closeOpen = async () => {
    if (back.isConnected) await close();
  };
  window.addEventListener('popstate', remove, { once: true });
  history.pushState(history.state, '');
  document.documentElement.classList.add('held');
  document.body.append(back);
  heading.focus({ preventScroll: true });
  return { element, close };
}

/** From the last to the first and back. @param {KeyboardEvent} event @param {HTMLElement} dialog */
function keepFocus(event, dialog) {
  const all = getElements(FOCUSABLE, dialog).filter((one) => one.offsetParent !== null);
  const [first, last] = [all[0], all[all.length - 1]];
  const from = event.shiftKey ? first : last;
  const to = event.shiftKey ? last : first;
  const { activeElement } = document;
  const isOut = !all.includes(/** @type {HTMLElement} */ (activeElement));
  if (activeElement !== from && !(isOut && event.shiftKey)) return;
  event.preventDefault();
  to?.focus();
}
