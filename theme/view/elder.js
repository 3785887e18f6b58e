import { applyLook, changePreferences, readPreferences } from './play/preferences.js';
import { createSwitch } from './switch.js';

const TURNED = 'elderturned';

/** Turns 长辈版 on and off, as do others of its kind on the page; it stays in sight under the finger that turned it. */
export function createElderSwitch() {
  const button = createSwitch(
    '长辈版：字大、按钮大、一屏少几样',
    readPreferences().elder,
    (elder) => {
      changePreferences({ elder });
      applyLook();
      document.dispatchEvent(new Event(TURNED));
      button.scrollIntoView({ block: 'nearest' });
    },
  );
  document.addEventListener(TURNED, () => {
    button.setAttribute('aria-checked', String(readPreferences().elder));
  });
  return button;
}
