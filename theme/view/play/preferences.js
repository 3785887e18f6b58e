const KEY = 'suixue-play';

/** How somebody likes to be asked: nothing that matters to a result. @typedef {{ size: number, sound: boolean, buzz: boolean }} Preferences */

/** The sizes of text, from that of the site on. */
export const SIZES = ['标准', '大', '特大', '超大'];

/** @type {Preferences} */
const DEFAULTS = { size: 0, sound: false, buzz: false };

/** @returns {Preferences} */
export function readPreferences() {
  try {
    return { ...DEFAULTS, ...JSON.parse(localStorage.getItem(KEY) || '{}') };
  } catch {
    return DEFAULTS;
  }
}

/** @param {Partial<Preferences>} changed */
export function changePreferences(changed) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readPreferences(), ...changed }));
  } catch {
    // This browser keeps nothing: the size lasts as long as the page.
  }
}

/** @param {number} size a place in SIZES */
export function applySize(size) {
  document.documentElement.dataset.size = String(size);
}
