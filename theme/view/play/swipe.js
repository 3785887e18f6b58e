/** A finger's way over the screen: pixels and milliseconds. @typedef {{ dx: number, dy: number, ms: number }} Path */

const FAR = 60;
const STEEP = 2;
const LONG = 700;
const EDGE = 24;
/** What moves sideways itself, or takes text. */
const OWN = 'input, textarea, select, audio, video, table, pre, [data-no-swipe]';

/**
 * Whether a finger meant to turn the page: far, quick, and sideways rather than down.
 * @param {Path} path
 * @returns {'left' | 'right' | null} where it went
 */
export function swipeOf({ dx, dy, ms }) {
  if (Math.abs(dx) < FAR || Math.abs(dx) < STEEP * Math.abs(dy) || ms > LONG) return null;
  return dx < 0 ? 'left' : 'right';
}

/**
 * Tells of swipes with one finger. Nothing is taken from the browser: scrolling, zooming, selecting text and its own
 * gestures at the edges work as ever, and then it was no swipe.
 * @param {HTMLElement} element
 * @param {(to: 'left' | 'right') => void} act
 */
export function listenToSwipes(element, act) {
  /** @type {{ x: number, y: number, time: number } | null} */
  let from = null;
  element.addEventListener(
    'touchstart',
    ({ touches, target, timeStamp }) => {
      const [touch] = touches;
      const isOne = touch && touches.length === 1 && isFree(touch, target);
      from = isOne ? { x: touch.clientX, y: touch.clientY, time: timeStamp } : null;
    },
    { passive: true },
  );
  element.addEventListener('touchcancel', () => {
    from = null;
  });
  element.addEventListener('touchend', ({ changedTouches, timeStamp }) => {
    const [touch] = changedTouches;
    if (!from || !touch || isSelecting()) return;
    const { x, y, time } = from;
    const to = swipeOf({ dx: touch.clientX - x, dy: touch.clientY - y, ms: timeStamp - time });
    from = null;
    if (to) act(to);
  });
}

/** @param {Touch} touch @param {EventTarget | null} target */
const isFree = ({ clientX }, target) =>
  clientX > EDGE &&
  clientX < window.innerWidth - EDGE &&
  !(target instanceof Element && target.closest(OWN)) &&
  (window.visualViewport?.scale || 1) < 1.01;

const isSelecting = () => !getSelection()?.isCollapsed;
