import { getElement, getElements, siteUrl } from './dom.js';

/** The address of a page that is opened from the search for `text`, so that it leads back there. @param {string} path @param {string} text */
export function fromSearch(path, text) {
  const url = new URL(siteUrl(path));
  url.searchParams.set('q', text);
  return url.href;
}

/** Leads back to the search that the page was opened from, if it was, and counts the page as a part of it. */
export function mountWayBack() {
  const asked = new URL(location.href).searchParams.get('q');
  if (!asked) return;
  const back = /** @type {HTMLAnchorElement} */ (getElement('.back'));
  back.href = fromSearch('search/', asked);
  getElement('span', back).textContent = '搜索';
  for (const tab of getElements('.tab')) {
    if (/** @type {HTMLAnchorElement} */ (tab).href === siteUrl('search/')) {
      tab.setAttribute('aria-current', 'page');
    } else tab.removeAttribute('aria-current');
  }
}
