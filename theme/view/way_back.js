import { getElement, getElements, siteUrl } from './dom.js';

/** The address of a page that is opened from the search for `text`, so that it leads back there. @param {string} path @param {string} text */
export function fromSearch(path, text) {
  const url = new URL(siteUrl(path));
  url.searchParams.set('q', text);
  return url.href;
}

/** @param {string} href @param {string} name */
function leadBack(href, name) {
  const back = /** @type {HTMLAnchorElement} */ (getElement('.back'));
  back.href = href;
  getElement('span', back).textContent = name;
}

/** Leads back to the search that the page was opened from, if it was, and counts the page as a part of it. */
export function mountWayBack() {
  const asked = new URL(location.href).searchParams.get('q');
  if (!asked) return;
  leadBack(fromSearch('search/', asked), '搜索');
  for (const tab of getElements('.tab')) {
    if (/** @type {HTMLAnchorElement} */ (tab).href === siteUrl('search/')) {
      tab.setAttribute('aria-current', 'page');
    } else tab.removeAttribute('aria-current');
  }
}

/** Leads back to the lesson that the page was opened from, which is one of those it names. */
export function mountWayBackToLesson() {
  const from = new URL(location.href).searchParams.get('lesson');
  const lesson = getElements('[data-lesson]').find(({ dataset }) => dataset.lesson === from);
  if (lesson) leadBack(/** @type {HTMLAnchorElement} */ (lesson).href, lesson.textContent || '');
}
