import { PAGES } from '../../offline/names.js';
import { el, siteUrl } from '../dom.js';
import { section } from '../me/section.js';

const MOST = 20;

/** @param {Response} page @returns {Promise<string>} what it is called, without the name of the site */
async function titleOf(page) {
  const { title } = new DOMParser().parseFromString(await page.text(), 'text/html');
  return title.replace(/ · [^·]*$/, '');
}

/**
 * Lessons that were read here, the last first: they are there without having been downloaded.
 * @param {ReadonlySet<string>} others paths of those that are listed elsewhere
 */
export async function createSeen(others) {
  const cache = await caches.open(PAGES);
  const lessons = (await cache.keys()).filter(
    ({ url }) => url.startsWith(siteUrl('lessons/')) && !others.has(url.slice(siteUrl('').length)),
  );
  const items = await Promise.all(
    lessons
      .reverse()
      .slice(0, MOST)
      .map(async ({ url }) => {
        const page = await cache.match(url);
        return page && el('li', {}, el('a', { href: url }, await titleOf(page)));
      }),
  );
  if (items.length === 0) return null;
  return section(
    'seen',
    '最近看过的课',
    el('p', { class: 'muted' }, '图文能看，视频要另外存。'),
    el('ul', {}, ...items),
  );
}
