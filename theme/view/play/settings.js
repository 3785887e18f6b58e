import { el, icon } from '../dom.js';
import { createElderSwitch } from '../elder.js';
import { createSwitch } from '../switch.js';
import { openDialog } from './dialog.js';
import { applyLook, changePreferences, readPreferences, SIZES } from './preferences.js';
import { sayVerdict, wakeSound } from './sound.js';

/** The button that opens the settings. */
export function createSettingsButton() {
  document.addEventListener('click', wakeSound);
  const button = el('button', { class: 'top-button', type: 'button' }, icon('format-size'));
  button.append(el('span', { class: 'vh' }, '字号和声音'));
  button.addEventListener('click', () => {
    const { sound, buzz } = readPreferences();
    openDialog(
      '字号和声音',
      createSizes(),
      createElderSwitch(),
      createSwitch('答完有提示音', sound, (on) => {
        changePreferences({ sound: on });
        wakeSound();
        if (on) sayVerdict('right');
      }),
      'vibrate' in navigator &&
        createSwitch('答完振动一下', buzz, (on) => {
          changePreferences({ buzz: on });
          if (on) sayVerdict('right');
        }),
    );
  });
  return button;
}

/** The sizes of text, each as large as it says. */
function createSizes() {
  const now = readPreferences().size;
  const buttons = SIZES.map((label, size) =>
    el('button', { class: 'size', type: 'button', 'aria-pressed': String(size === now) }, label),
  );
  buttons.forEach((button, size) => {
    button.addEventListener('click', () => {
      for (const one of buttons) one.setAttribute('aria-pressed', String(one === button));
      changePreferences({ size });
      applyLook();
    });
  });
  return el('div', { class: 'sizes', role: 'group', 'aria-label': '字号' }, ...buttons);
}
