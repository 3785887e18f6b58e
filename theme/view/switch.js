import { el } from './dom.js';

/** Something that is on or off. @param {string} label @param {boolean} on @param {(on: boolean) => void} change */
export function createSwitch(label, on, change) {
  const button = el(
    'button',
    { class: 'switch', type: 'button', role: 'switch', 'aria-checked': String(on) },
    el('span', {}, label),
    el('i', { class: 'switch-track', 'aria-hidden': 'true' }),
  );
  button.addEventListener('click', () => {
    const isOn = button.getAttribute('aria-checked') !== 'true';
    button.setAttribute('aria-checked', String(isOn));
    change(isOn);
  });
  return button;
}
