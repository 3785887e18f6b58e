import { keepLocal, readLocal } from '../../store/local.js';

const KEY = 'suixue-play';

/** How somebody likes to be asked, and whether the rules of levels are known: nothing that matters to a result. @typedef {{ size: number, elder: boolean, sound: boolean, buzz: boolean, known: boolean }} Preferences */

/** The sizes of text, from that of the site on. */
export const SIZES = ['标准', '大', '特大', '超大'];

/** @type {Preferences} */
const DEFAULTS = { size: 0, elder: false, sound: false, buzz: false, known: false };

/** @returns {Preferences} */
export function readPreferences() {
  try {
    return { ...DEFAULTS, ...JSON.parse(readLocal(KEY) || '{}') };
  } catch {
    return DEFAULTS;
  }
}

/** @param {Partial<Preferences>} changed */
export const changePreferences = (changed) =>
  keepLocal(KEY, JSON.stringify({ ...readPreferences(), ...changed }));

/** Makes the page look as the learner wants every page to. */
export function applyLook() {
  const { size, elder, known } = readPreferences();
  const page = document.documentElement;
  page.dataset.size = String(size);
  page.toggleAttribute('data-elder', elder === true);
  page.toggleAttribute('data-known', known === true);
}
