/**
 * Which notices are shown: those of today that this phone has not put away, three at most. The page loads this right under
 * them, so that none is painted and then taken away.
 */
import { dayOf, shanghaiDay } from '../runner/calendar.js';
import { keepLocal, readLocal } from '../store/local.js';

const KEY = 'suixue-notices';
const MOST = 3;

const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-notice]')]);
const list = /** @type {HTMLElement} */ (document.querySelector('[data-notices]'));

/** @param {HTMLElement} one */
const nameOf = ({ dataset }) => dataset.notice || '';

/** @returns {Set<string>} */
const readDismissed = () => new Set(readLocal(KEY).split(' '));

/** @param {HTMLElement} one @param {number} today */
const isOfToday = ({ dataset: { since = '', until = '' } }, today) =>
  dayOf(since) <= today && today <= dayOf(until);

function show() {
  const today = shanghaiDay(Date.now());
  const dismissed = readDismissed();
  const wanted = all.filter((one) => isOfToday(one, today) && !dismissed.has(nameOf(one)));
  for (const one of all) one.hidden = !wanted.slice(0, MOST).includes(one);
  list.hidden = wanted.length === 0;
}

/** Puts one away for good; those that the site no longer has are forgotten. @param {HTMLElement} one */
function dismiss(one) {
  const dismissed = readDismissed();
  const kept = all.map(nameOf).filter((name) => dismissed.has(name) || name === nameOf(one));
  keepLocal(KEY, kept.join(' '));
  const at = all.indexOf(one);
  show();
  const next = [...all.slice(at), ...all.slice(0, at)].find(({ hidden }) => !hidden);
  const place = /** @type {HTMLElement} */ (
    next ? next.querySelector('h3') : document.querySelector('#courses-title')
  );
  place.focus();
}

for (const one of all) {
  const button = /** @type {HTMLElement} */ (one.querySelector('button'));
  button.addEventListener('click', () => dismiss(one));
}
show();
