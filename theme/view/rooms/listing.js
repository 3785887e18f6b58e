import { fill, getElement, siteUrl } from '../dom.js';
import { card } from './card.js';
import { toShow } from './showing.js';
import { isFar, PAGE, printedHead } from './words.js';

/** @typedef {import('./finding.js').Found} Found */
/** @typedef {import('./library.js').Library} Library */

/**
 * The list of places, a page at a time.
 * @param {Library} library
 * @param {{ say: (message: string) => void, fail: (error: unknown) => void }} page
 */
export function mountListing(library, { say, fail }) {
  const { manifest, county, counties } = library.places;
  const { counter } = manifest.layer;
  const results = getElement('[data-results]');
  const list = getElement('[data-list]');
  const printed = getElement('[data-printed]');
  const more = getElement('[data-more]');
  const far = getElement('[data-far]');
  const none = getElement('[data-none]');
  const acts = getElement('[data-acts]');
  const countyLink = getElement('[data-county-link]');
  /** @type {Found | undefined} */
  let found;
  let sayCity = false;
  let turn = 0;

  const length = () => list.children.length;

  /** @param {Found} from @param {number} count of those that stand then */
  const cards = async (from, count) => {
    const shown = await toShow(library, from.list(count), from.asked.now);
    return shown.map((place, n) => {
      const number = `第 ${n + 1} ${counter}，共 ${from.rows.length} ${counter}`;
      return card('li', manifest, place, { sayCity, number });
    });
  };

  /** The page of the county that was asked for says more of each. @param {HTMLElement} link @param {Found | undefined} of */
  const linkCounty = (link, of) => {
    const asked = of && counties.find(({ code }) => code === of.asked.filters.county);
    link.hidden = !asked;
    if (!asked) return;
    link.setAttribute('href', siteUrl(`${manifest.layer.path}${asked.code}/`));
    link.textContent = `${asked.name}每${counter}的详情`;
  };

  const setMore = () => {
    more.hidden = !found || length() >= found.rows.length;
    printed.textContent = found ? printedHead(found, manifest, length()) : '';
  };

  /** Lists more of them, up to `count`. @param {number} count @returns {Promise<boolean>} false where another list has come */
  const upTo = async (count) => {
    const now = ++turn;
    const before = length();
    const next = found ? await cards(found, count) : [];
    if (now !== turn) return false;
    list.append(...next.slice(before));
    setMore();
    return true;
  };

  more.addEventListener('click', () => goOn().catch(fail));
  const goOn = async () => {
    const before = length();
    if (!(await upTo(before + PAGE)) || !found) return;
    list.children[before]?.querySelector('a')?.focus();
    say(`已列出 ${length()} ${counter}，共 ${found.rows.length} ${counter}。`);
  };

  return {
    length,
    upTo,
    /** The first card that is to be seen, and how far from the top; what stands above it may be higher another time. */
    where: () => {
      const seen = Array.from(list.children, (item) => item.getBoundingClientRect());
      const first = seen.findIndex(({ bottom }) => bottom > 0);
      return first < 0 ? undefined : { card: first, top: seen[first].top };
    },
    /** @param {{ card: number, top: number }} was as `where` said */
    scrollTo: ({ card: position, top }) => {
      const moved = list.children[position]?.getBoundingClientRect().top;
      if (moved !== undefined) window.scrollBy(0, moved - top);
    },
    /** For who cannot see that places have been found: what comes next is among them. */
    focus: () => results.focus({ preventScroll: true }),
    /**
     * Shows what was found, at least `least` of it; what was shown stays until that can be drawn.
     * @param {Found | undefined} wanted nothing was asked for where undefined
     * @param {number} [least]
     */
    show: async (wanted, least = PAGE) => {
      const now = ++turn;
      found = wanted;
      const cities = new Set(
        Array.from(found ? found.rows : [], (row) => counties[county[row]].city),
      );
      sayCity = cities.size > 1;
      const drawn = found ? await cards(found, Math.max(PAGE, least)) : [];
      if (now !== turn) return;
      results.hidden = !found;
      far.hidden = !found || !isFar(found);
      none.hidden = !found || found.rows.length > 0;
      acts.hidden = !none.hidden;
      linkCounty(countyLink, found);
      fill(list, ...drawn);
      setMore();
    },
  };
}
