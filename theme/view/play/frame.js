import { el, fill, getElement, icon } from '../dom.js';
import { isEnter } from '../entry.js';
import { createSettingsButton } from './settings.js';

const root = () => getElement('[data-play-root]');
const bar = () => getElement('[data-action]');

/** The bar above: leave, one dot a question, hearts, settings. */
export function createTop() {
  const dots = createRow(el('ol', { class: 'dots plain' }), dot);
  const hearts = createRow(el('span', { class: 'hearts' }), heart);
  getElement('[data-top]').append(dots.element, hearts.element, createSettingsButton());

  /**
   * @param {{ total: number, index: number, given: readonly Given[], left: number, most: number }} state
   */
  const show = ({ total, index, given, left, most }) => {
    dots.show(
      Array.from({ length: total }, (_, i) => given[i]?.state || (i === index ? 'now' : 'open')),
    );
    const filled = Array.from({ length: most }, (_, i) => (i < left ? 'heart' : 'broken'));
    hearts.show([...filled, `还剩 ${left} 颗心`]);
  };
  return { show };
}

/**
 * A row of signs of which only those that look otherwise than before are made anew: to draw all of them takes a slow
 * phone longer than all that an answer changes besides.
 * @param {HTMLElement} element
 * @param {(look: string, place: number) => Element} build
 */
function createRow(element, build) {
  /** @type {readonly string[]} */
  let shown = [];

  /** @param {readonly string[]} looks as many as the time before, if there was one */
  const show = (looks) => {
    looks.forEach((look, i) => {
      if (look === shown[i]) return;
      const before = element.children[i];
      if (before) before.replaceWith(build(look, i));
      else element.append(build(look, i));
    });
    shown = looks;
  };
  return { element, show };
}

/** @param {string} look a verdict, or `now`, or `open` @param {number} place from 0 */
function dot(look, place) {
  const told = look === 'now' || look === 'open';
  const right = look === 'right';
  const word = told ? (look === 'now' ? '正在答' : '未答') : right ? '对' : '错';
  return el(
    'li',
    { class: 'dot-step', 'data-state': look },
    !told && icon(right ? 'check-bold' : 'close'),
    el('span', { class: 'vh' }, `第 ${place + 1} 题${word}`),
  );
}

/** @param {string} look of a heart, or what says in words how many are left */
function heart(look) {
  if (look === 'heart') return icon('heart');
  if (look === 'broken') return icon('heart-broken-outline', 'off');
  return el('span', { class: 'vh' }, look);
}

/** @param {...import('../dom.js').Child} children */
export function showScreen(...children) {
  fill(root(), ...children);
  window.scrollTo(0, 0);
  requestAnimationFrame(() => window.scrollTo(0, 0)); // a scrolling under way goes on for one frame more
}

/**
 * The bar below; it keeps its place and height from question to answer.
 * @param {string} state '' or a verdict
 * @param {...import('../dom.js').Child} children
 */
export function showAction(state, ...children) {
  bar().hidden = children.length === 0;
  bar().dataset.state = state;
  fill(bar(), el('div', { class: 'action-in' }, ...children));
}

const MARGIN = 12;

/**
 * Scrolls so far that an element stands as a whole between the bars; of one too tall for that the beginning, right
 * under the bar above. What comes before it stays in sight as far as there is room.
 * @param {Element} element
 */
export function showBetweenBars(element) {
  const { top, bottom } = element.getBoundingClientRect();
  const start = MARGIN + Math.max(0, getElement('header').getBoundingClientRect().bottom);
  const end = Math.min(window.innerHeight, bar().getBoundingClientRect().top) - MARGIN;
  scrollDown(Math.max(0, Math.min(bottom - end, top - start)));
}

/** Smoothly where the browser can and nobody minds. @param {number} way */
function scrollDown(way) {
  const canGlide = 'scrollBehavior' in document.documentElement.style;
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (canGlide && !isCalm) window.scrollBy({ top: way, behavior: 'smooth' });
  else window.scrollBy(0, way);
}

/** Says it to those who listen instead of looking. @param {string} text */
export function announce(text) {
  getElement('[data-live]').textContent = text;
}

/** @param {string} href */
export const setLeave = (href) => getElement('[data-leave]').setAttribute('href', href);

/**
 * 1–9 choose while the focus is in the question, or in one of a case, and Enter does what the main button does; what a text is typed into
 * keeps its keys but Enter. Arrows turn the page where one may go back and forth.
 */
export function listenToKeys() {
  document.addEventListener('keydown', (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (target.closest('textarea') || (target.closest('input') && !isEnter(event))) return;
    if (/^[1-9]$/.test(event.key) && getElement('#main').contains(target)) {
      (target.closest('[data-keys]') || root())
        .querySelectorAll('button.option:not(.pair)')
        [Number(event.key) - 1]?.dispatchEvent(new MouseEvent('click'));
    } else if (event.key === 'Enter' && !target.closest('button, a, summary')) {
      event.preventDefault(); // it would press the button that takes the focus now
      bar()
        .querySelector('button[data-main]:not([disabled])')
        ?.dispatchEvent(new MouseEvent('click'));
    } else if (/^Arrow(Left|Right)$/.test(event.key) && !target.closest(SIDEWAYS)) {
      turnPage(event.key === 'ArrowRight' ? 1 : -1);
    }
  });
}

/** What arrow keys move themselves. */
const SIDEWAYS = 'audio, video, select, [role="region"]';

/** One question on or back, where one may go back and forth. @param {1 | -1} step */
export function turnPage(step) {
  bar()
    .querySelector(step > 0 ? '[data-onward]' : '[data-back]:not([disabled])')
    ?.dispatchEvent(new MouseEvent('click'));
}
