/** The rooms page: where the visitor is, what they asked for, and the rooms that fit. The page reads without it. */
import { filtersOf, findRooms, queryOf, readIndex } from '../map/rooms.js';
import { fetchJson, getElement } from './dom.js';
import { mountFilters } from './rooms/filters.js';
import { keepPlace, keptPlace } from './rooms/kept.js';
import { mountListing, summary } from './rooms/listing.js';
import { locate } from './rooms/locate.js';
import { mountMapPane } from './rooms/map_pane.js';
import { WIDE } from './wide.js';

/** @typedef {import('../map/coordinates.js').Point} Point */
/** @typedef {import('../map/rooms.js').Index} Index */

/**
 * What the browser's history keeps with this page, to come back to it from a room: whether the nearest were asked for,
 * how many were listed, how far it was scrolled. Never where the visitor is.
 * @typedef {{ near: boolean, listed: number, top: number }} Kept
 */

/** What the visitor reads where the count will stand. */
const HOW = '取位置，或选市县和条件，合适的就列在下面。';

const status = getElement('[data-status]');
const locateButton = /** @type {HTMLButtonElement} */ (getElement('[data-locate]'));
const unplaced = getElement('[data-unplaced]');
const failed = getElement('[data-failed]');
const cities = getElement('#cities');
const finder = getElement('[data-finder]');
const pane = getElement('[data-map-pane]');
const everyone = getElement('[data-everyone]');

/** @param {string} message */
const say = (message) => {
  status.textContent = message;
};

/** @returns {Promise<Point | undefined>} where the visitor is; without an answer they are led to the cities */
async function askPlace() {
  locateButton.setAttribute('aria-disabled', 'true'); // `disabled` would take the focus away
  unplaced.hidden = true;
  say('正在取位置…');
  try {
    const here = await locate();
    keepPlace(here, Date.now());
    return here;
  } catch (reason) {
    say('');
    unplaced.textContent = `${/** @type {Error} */ (reason).message}。请在下面选市和县（市、区）。`;
    unplaced.hidden = false;
    getElement('[data-city]').focus();
    return undefined;
  } finally {
    locateButton.removeAttribute('aria-disabled');
  }
}

/** @param {Index} index */
function start(index) {
  let filters = filtersOf(index, location.search);
  /** @type {Point | undefined} */
  let here;
  const showOnMap = mountMapPane(index, say);
  const listing = mountListing(index, say);

  const update = () => {
    const found = findRooms(index, filters, here);
    const asked = Boolean(here || queryOf(filters));
    listing.show(found, asked);
    everyone.textContent = filters.access.length
      ? `看全部 ${findRooms(index, { ...filters, access: [] }).length} 间（含不对外、暂停的）`
      : `只看${index.access[0]}的`;
    const onlyOpen = filters.access.join() === index.access[0];
    say(asked ? summary(found, index.noun, onlyOpen ? index.access[0] : '') : HOW);
    showOnMap(found, here);
  };
  const keep = () => {
    const kept = { near: Boolean(here), listed: listing.length(), top: window.scrollY };
    history.replaceState(kept, '', `${location.pathname}${queryOf(filters)}`);
  };
  /** @param {Kept} kept */
  const comeBack = async ({ near, listed, top }) => {
    if (near) here = keptPlace(Date.now()) || (await askPlace());
    update();
    listing.grow(listed);
    window.scrollTo(0, top);
  };
  const setAccess = mountFilters(index, filters, (changed) => {
    filters = changed;
    update();
    keep();
  });

  locateButton.addEventListener('click', async () => {
    if (locateButton.hasAttribute('aria-disabled')) return;
    here = (await askPlace()) || here;
    if (!here) return;
    setAccess(filters.access.length ? filters.access : [index.access[0]]);
    if (!WIDE.matches) status.scrollIntoView({ block: 'start' });
    listing.focus();
  });
  everyone.addEventListener('click', () =>
    setAccess(filters.access.length ? [] : [index.access[0]]),
  );
  document.addEventListener('click', keep);
  window.addEventListener('pagehide', keep);
  locateButton.disabled = false;
  update();
  if (history.state) comeBack(history.state);
}

/** The list of cities in the page holds without the index. */
async function begin() {
  failed.hidden = true;
  cities.hidden = Boolean(location.search || history.state); // what was asked for will push it down
  let file;
  try {
    file = await fetchJson('data/rooms.json');
  } catch {
    failed.hidden = false;
    cities.hidden = false;
    finder.hidden = true;
    pane.hidden = true;
    return;
  }
  finder.hidden = false;
  pane.hidden = false;
  cities.hidden = false;
  start(readIndex(file));
}

getElement('[data-retry]').addEventListener('click', async () => {
  await begin();
  if (failed.hidden) locateButton.focus();
});
begin();
