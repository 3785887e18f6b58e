import { getElements, getOptionalElement } from '../dom.js';

const KEY = 'suixue-scope';

/** @returns {string} '' for all courses */
function read() {
  try {
    return localStorage.getItem(KEY) || '';
  } catch {
    return '';
  }
}

/** @param {string} course */
function write(course) {
  try {
    localStorage.setItem(KEY, course);
  } catch {
    // This browser keeps nothing: the choice lasts as long as the page.
  }
}

/** The ways lead to one course, or to all of them. @param {string} course */
function leadTo(course) {
  for (const card of /** @type {HTMLAnchorElement[]} */ (getElements('[data-scoped]'))) {
    const url = new URL(card.href);
    if (course) url.searchParams.set('of', course);
    else url.searchParams.delete('of');
    card.href = url.href;
  }
}

/**
 * The course that is practised, chosen once and kept by this browser.
 * @param {(course: string) => void} changed told at once and after each choice; '' for all
 */
export function mountScope(changed) {
  const select = /** @type {HTMLSelectElement | undefined} */ (getOptionalElement('[data-scope]'));
  const show = () => {
    leadTo(select ? select.value : '');
    changed(select ? select.value : '');
  };
  if (select) {
    const course = read();
    const isThere = [...select.options].some(({ value }) => value === course);
    select.value = isThere ? course : '';
    select.disabled = false;
    select.addEventListener('change', () => {
      write(select.value);
      show();
    });
  }
  show();
}
