import { el, fill, getElement } from '../dom.js';

/** @typedef {import('../../map/rooms.js').Filters} Filters */
/** @typedef {import('../../map/rooms.js').Index} Index */

/**
 * A row of chips, to read which are on, in the order shown, and to set them.
 * @param {HTMLElement} element
 * @param {string[]} words
 * @param {() => void} changed
 */
function chips(element, words, changed) {
  const boxes = words.map((word) => {
    const box = el('input', { type: 'checkbox', value: word });
    box.addEventListener('change', changed);
    return box;
  });
  fill(
    element,
    ...boxes.map((box) => el('label', { class: 'chip' }, box, el('span', {}, box.value))),
  );
  return {
    read: () => boxes.filter(({ checked }) => checked).map(({ value }) => value),
    /** @param {string[]} on */
    set: (on) => {
      for (const box of boxes) box.checked = on.includes(box.value);
    },
  };
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
 * Fills the controls and reports every change; the answer sets who may enter.
 * @param {Index} index
 * @param {Filters} first
 * @param {(filters: Filters) => void} changed
 */
export function mountFilters(index, first, changed) {
  const city = /** @type {HTMLSelectElement} */ (getElement('[data-city]'));
  const county = /** @type {HTMLSelectElement} */ (getElement('[data-county]'));
  const count = getElement('[data-facilities-count]');
  const sayCount = (/** @type {string[]} */ wanted) => {
    count.textContent = wanted.length ? `已选 ${wanted.length} 项` : '';
  };
  const inUse = new Set(index.rooms.map((room) => room.county));
  const countiesOf = (/** @type {string} */ code) =>
    index.counties.filter((one) => one.city.code === code && inUse.has(one));
  const report = () => {
    const wanted = facilities.read();
    sayCount(wanted);
    changed({ access: access.read(), facilities: wanted, city: city.value, county: county.value });
  };
  const access = chips(getElement('[data-access]'), index.access, report);
  const facilities = chips(getElement('[data-facilities]'), index.facilities, report);
  access.set(first.access);
  facilities.set(first.facilities);
  sayCount(first.facilities);
  offer(city, index.cities, first.city);
  offer(county, countiesOf(first.city), first.county);
  county.disabled = !first.city;
  city.disabled = false;
  city.addEventListener('change', () => {
    offer(county, countiesOf(city.value), '');
    county.disabled = !city.value;
    report();
  });
  county.addEventListener('change', report);
  return (/** @type {string[]} */ words) => {
    access.set(words);
    report();
  };
}
