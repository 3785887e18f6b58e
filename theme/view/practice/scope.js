import { keepLocal, readLocal } from '../../store/local.js';
import { getElements, getOptionalElement } from '../dom.js';

const KEY = 'suixue-scope';

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
    const course = readLocal(KEY); // '' for all courses
    const isThere = [...select.options].some(({ value }) => value === course);
    select.value = isThere ? course : '';
    select.disabled = false;
    select.addEventListener('change', () => {
      keepLocal(KEY, select.value);
      show();
    });
  }
  show();
}
