import { countyRows } from '../../map/published.js';
import { el, fill, getElement, getElements } from '../dom.js';

/** @typedef {import('../../map/filters.js').Filters} Filters */
/** @typedef {import('../../map/published.js').Places} Places */

const LISTS = /** @type {const} */ (['access', 'types', 'levels', 'facilities']);
const FLAGS = /** @type {const} */ (['open', 'basic']);
/** What stands in the fold, and so is counted on it. */
const FOLDED = /** @type {const} */ (['types', 'levels', 'facilities']);
/** Milliseconds without a key after which what was typed is looked for. */
const PAUSE = 300;

/** @param {string} name as in the page; that of a layer's own column may hold any sign */
const boxesOf = (name) =>
  /** @type {HTMLInputElement[]} */ (getElements('[data-filter]')).filter(
    ({ dataset }) => dataset.filter === name,
  );

/** @param {string} name */
const chosen = (name) =>
  boxesOf(name)
    .filter(({ checked }) => checked)
    .map(({ value }) => value);

/** @param {string} name @param {readonly string[]} words */
function choose(name, words) {
  for (const box of boxesOf(name)) box.checked = words.includes(box.value);
}

/**
 * @param {HTMLSelectElement} select
 * @param {{ code: string, name: string }[]} choices
 * @param {string} wanted
 */
function offer(select, choices, wanted) {
  const all = [{ code: '', name: '全部' }, ...choices];
  fill(select, ...all.map(({ code, name }) => el('option', { value: code }, name)));
  select.value = wanted;
}

/**
 * Sets the controls to what is asked for, and reports every change.
 * @param {Places} places
 * @param {Filters} first
 * @param {(filters: Filters) => Promise<void>} changed is over once that is shown
 */
export function mountFilters(places, first, changed) {
  const { cities, counties, manifest } = places;
  const city = /** @type {HTMLSelectElement} */ (getElement('[data-city]'));
  const county = /** @type {HTMLSelectElement} */ (getElement('[data-county]'));
  const words = /** @type {HTMLInputElement} */ (getElement('[data-words]'));
  const own = manifest.columns.filter(({ filter }) => filter).map(({ name }) => name);
  let typing = 0;

  const inUse = (/** @type {number} */ position) => {
    const [from, end] = countyRows(places, position);
    return end > from;
  };
  const countiesOf = (/** @type {string} */ code) =>
    counties.filter((one, position) => cities[one.city].code === code && inUse(position));

  /** @returns {Filters} */
  const read = () => ({
    access: chosen('access'),
    types: chosen('types'),
    levels: chosen('levels'),
    facilities: chosen('facilities'),
    own: Object.fromEntries(
      own.map((name) => [name, chosen(`own:${name}`)]).filter(([, on]) => on && on.length > 0),
    ),
    open: chosen('open').length > 0,
    basic: chosen('basic').length > 0,
    city: city.value,
    county: county.value,
    words: words.value.trim(),
  });

  /** @param {Filters} filters */
  const sayCount = (filters) => {
    const lists = [...FOLDED.map((name) => filters[name]), ...Object.values(filters.own)];
    const count = lists.reduce((sum, one) => sum + one.length, Number(filters.basic));
    getElement('[data-folded-count]').textContent = count > 0 ? `已选 ${count} 项` : '';
  };

  const report = () => {
    window.clearTimeout(typing);
    const filters = read();
    sayCount(filters);
    return changed(filters);
  };

  /** @param {Filters} filters */
  const show = (filters) => {
    for (const name of LISTS) choose(name, filters[name]);
    for (const name of FLAGS) choose(name, filters[name] ? ['1'] : []);
    for (const name of own) choose(`own:${name}`, filters.own[name] || []);
    words.value = filters.words;
    offer(city, cities, filters.city);
    offer(county, countiesOf(filters.city), filters.county);
    county.disabled = !filters.city;
    sayCount(filters);
  };

  for (const box of /** @type {HTMLInputElement[]} */ (getElements('[data-filter]'))) {
    box.disabled = false;
    box.addEventListener('change', report);
  }
  show(first);
  city.disabled = false;
  words.disabled = false;
  city.addEventListener('change', () => {
    offer(county, countiesOf(city.value), '');
    county.disabled = !city.value;
    report();
  });
  county.addEventListener('change', report);
  words.addEventListener('input', () => {
    window.clearTimeout(typing);
    typing = window.setTimeout(report, PAUSE);
  });
  words.addEventListener('change', report);

  return {
    /** Changes what is asked for, and reports it. @param {Partial<Filters>} part */
    set: (part) => {
      show({ ...read(), ...part });
      return report();
    },
  };
}
