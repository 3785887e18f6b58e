import { FILMS } from '../../offline/names.js';
import { el, fetchJson, siteUrl } from '../dom.js';
import { section } from '../me/section.js';
import { sized } from './row.js';

/** The lesson a film's file is named after. @param {string} path */
const lessonOf = (path) => path.replace(/^.*\//, '').replace(/-[0-9a-f]{12}.*$/, '');

/** @returns {Promise<Map<string, Lesson>>} */
async function lessons() {
  /** @type {{ courses: Course[] }} */
  const { courses } = await fetchJson('data/courses.json').catch(() => ({ courses: [] }));
  const all = courses.flatMap(({ chapters }) => chapters.flatMap((chapter) => chapter.lessons));
  return new Map(all.map((lesson) => [lesson.id, lesson]));
}

/**
 * Videos that were kept one by one.
 * @param {ReadonlySet<string>} others paths of those that belong to a course that is kept
 * @param {() => void} changed
 */
export async function createFilms(others, changed) {
  const cache = await caches.open(FILMS);
  const root = siteUrl('');
  const own = (await cache.keys()).filter(({ url }) => !others.has(url.slice(root.length)));
  if (own.length === 0) return null;
  const known = await lessons();
  const items = own.map(async ({ url }) => {
    const body = await (await cache.match(url))?.blob();
    const lesson = known.get(lessonOf(url));
    const title = lesson ? lesson.title : lessonOf(url);
    const drop = el(
      'button',
      { class: 'btn', type: 'button', 'aria-label': `删掉：${title}` },
      '删掉',
    );
    drop.addEventListener('click', async () => {
      await cache.delete(url);
      changed();
    });
    const name = lesson ? el('a', { href: siteUrl(lesson.path) }, title) : el('b', {}, title);
    const size = el('p', { class: 'muted' }, `视频 · ${sized(body?.size || 0)}`);
    return el(
      'li',
      { class: 'pack' },
      el('p', { class: 'pack-title' }, name),
      size,
      el('p', { class: 'pack-acts' }, drop),
    );
  });
  return section(
    'films',
    '单独存的视频',
    el('ul', { class: 'plain packs' }, ...(await Promise.all(items))),
  );
}
