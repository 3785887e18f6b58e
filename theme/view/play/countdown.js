import { el, getElement } from '../dom.js';

const TICK = 200;
/** Milliseconds from which on the time left is shown as pressing. */
const PRESSING = 10000;

/** Time as one reads it on a clock: 2:05. @param {number} ms */
export function minutes(ms) {
  const seconds = Math.ceil(Math.max(0, ms) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Milliseconds since it was made. Of two clocks the one that says more: one may sleep, the other be moved back. */
function createWatch() {
  const [steady, wall] = [performance.now(), Date.now()];
  return () => Math.max(performance.now() - steady, Date.now() - wall);
}

/**
 * @typedef {object} Countdown
 * @property {number} left milliseconds
 * @property {number} of milliseconds
 * @property {() => void} over
 * @property {{ left: number, act: (left: number) => void }} [near] what is done once no more than so much is left; from
 *   then on the time presses
 */

/** The time left, beside the way out. */
export function createCountdown() {
  const words = el('b', { class: 'time-words', 'aria-hidden': 'true' });
  const filled = el('i');
  const meter = el('span', { class: 'meter', 'aria-hidden': 'true' }, filled);
  const row = el('p', { class: 'way' }, words, meter);
  getElement('[data-top]').append(row);
  let timer = 0;
  let pressing = PRESSING;

  /** @param {number} left @param {number} of */
  const show = (left, of) => {
    words.textContent = minutes(left);
    words.dataset.pressing = String(left <= pressing);
    filled.style.width = `${Math.max(0, Math.min(100, (100 * left) / of))}%`;
  };

  const stop = () => window.clearInterval(timer);

  return {
    stop,
    /** Stops it, and takes it off the page. */
    remove: () => {
      stop();
      row.remove();
    },
    /** Counts down until it is stopped or over. @param {Countdown} time */
    start: ({ left, of, over, near }) => {
      stop();
      const passed = createWatch();
      let isNear = !near;
      pressing = near ? near.left : PRESSING;
      show(left, of);
      timer = window.setInterval(() => {
        const rest = left - passed();
        show(rest, of);
        if (!isNear && near && rest <= near.left) {
          isNear = true;
          near.act(rest);
        }
        if (rest > 0) return;
        stop();
        over();
      }, TICK);
    },
  };
}
