/** Milliseconds after which a page that the browser never calls painted starts all the same. */
const PATIENCE = 500;

/** @param {string} src @returns {Promise<unknown>} settles when it has run, or did not come */
export const run = (src) =>
  new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = src;
    script.onload = script.onerror = resolve;
    document.head.append(script);
  });

/** Resolves once something of the page is to be seen; at once where nobody looks at it. */
const seen = () =>
  new Promise((resolve) => {
    if (document.hidden) resolve(0);
    setTimeout(resolve, PATIENCE);
    const { supportedEntryTypes = [] } = window.PerformanceObserver || {};
    if (supportedEntryTypes.includes('paint')) {
      new PerformanceObserver((painted) => {
        if (painted.getEntriesByName('first-contentful-paint')[0]) resolve(0);
      }).observe({ type: 'paint', buffered: true });
    } else requestAnimationFrame(() => setTimeout(resolve));
  });

/** @param {Element} link is gone once its script has run, or did not come */
const start = (link) => run(link.getAttribute('href') || '').then(() => link.remove());

/**
 * Runs the page's scripts as soon as the page is to be seen; resolves when they have run. Were they merely deferred, a
 * browser that has them at hand would run them first and show an empty screen meanwhile.
 */
export const startLater = () =>
  new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve))
    .then(seen)
    .then(() => Promise.all([...document.querySelectorAll('[data-later]')].map(start)));
