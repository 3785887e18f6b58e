import { el, fill, getElement } from '../dom.js';

/** @typedef {import('../../map/rooms.js').Filters} Filters */
/** @typedef {import('../../map/rooms.js').Index} Index */

/**
 * A row of chips; `chosen` tells which are on, in the order shown.
 * @param {HTMLElement} element
 * @param {string[]} words
 * @param {string[]} on
 * @param {() => void} changed
 */
function chips(element, words, on, changed) {
  const boxes = words.map((word) => {
    const box = el('input', { type: 'checkbox', value: word });
    box.checked = on.includes(word);
    box.addEventListener('change', changed);
    return box;
  });
  fill(
    element,
    ...boxes.map((box) => el('label', { class: 'chip' }, box, el('span', {}, box.value))),
  );
  return () => boxes.filter(({ checked }) => checked).map(({ value }) => value);
}

/**
 * @param {HTMLSelectElement} select
 * @param {{ code: string, name: string }[]} choices
 * @param {string} chosen
 */
function offer(select, choices, chosen) {
  const all = [{ code: '', name: '全部' }, ...choices];
  fill(select, ...all.map(({ code, name }) => el('option', { value: code }, name)));
  select.value = chosen;
}

/**
 * Fills the controls and reports every change.
 * @param {Index} index
 * @param {Filters} first
 * @param {(filters: Filters) => void} changed
 */
export function mountFilters(index, first, changed) {
  const city = /** @type {HTMLSelectElement} */ (getElement('[data-city]'));
  const county = /** @type {HTMLSelectElement} */ (getElement('[data-county]'));
  const count = getElement('[data-facilities-count]');
  const inUse = new Set(index.rooms.map((room) => room.county));
  const countiesOf = (/** @type {string} */ code) =>
    index.counties.filter((one) => one.city.code === code && inUse.has(one));
  const report = () => {
    const wanted = facilities();
    count.textContent = wanted.length ? `已选 ${wanted.length} 项` : '';
    changed({ access: access(), facilities: wanted, city: city.value, county: county.value });
  };
  const access = chips(getElement('[data-access]'), index.access, first.access, report);
  const facilities = chips(
    getElement('[data-facilities]'),
    index.facilities,
    first.facilities,
    report,
  );
  offer(city, index.cities, first.city);
  offer(county, countiesOf(first.city), first.county);
  county.disabled = !first.city;
  city.addEventListener('change', () => {
    offer(county, countiesOf(city.value), '');
    county.disabled = !city.value;
    report();
  });
  county.addEventListener('change', report);
  count.textContent = first.facilities.length ? `已选 ${first.facilities.length} 项` : '';
}
