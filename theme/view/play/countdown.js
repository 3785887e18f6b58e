import { el, getElement } from '../dom.js';

const TICK = 200;
/** Milliseconds from which on the time left is shown as pressing. */
const PRESSING = 10000;

/** Time as one reads it on a clock: 2:05. @param {number} ms */
export function minutes(ms) {
  const seconds = Math.ceil(Math.max(0, ms) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The time left, beside the way out. Only the whole is read aloud, when it begins. */
export function createCountdown() {
  const words = el('b', { class: 'time-words', 'aria-hidden': 'true' });
  const filled = el('i');
  const meter = el('span', { class: 'meter', 'aria-hidden': 'true' }, filled);
  getElement('[data-top]').append(el('p', { class: 'way time' }, meter, words));
  let timer = 0;

  /** @param {number} left @param {number} of */
  const show = (left, of) => {
    words.textContent = minutes(left);
    words.dataset.pressing = String(left <= PRESSING);
    filled.style.width = `${Math.max(0, Math.min(100, (100 * left) / of))}%`;
  };

  const stop = () => window.clearInterval(timer);

  return {
    stop,
    /**
     * Counts down until it is stopped or over.
     * @param {{ left: number, of: number, over: () => void }} time milliseconds
     */
    start: ({ left, of, over }) => {
      stop();
      const end = performance.now() + left;
      show(left, of);
      timer = window.setInterval(() => {
        const rest = end - performance.now();
        show(rest, of);
        if (rest > 0) return;
        stop();
        over();
      }, TICK);
    },
  };
}
