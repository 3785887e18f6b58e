/** A layer's page: where the visitor is, what they asked for, and the places that fit. The page reads without it. */
import { filtersOf, queryOf } from '../map/filters.js';
import { DataChanged } from '../map/published.js';
import { getElement } from './dom.js';
import { mountFold } from './offline/fold.js';
import { mountFilters } from './rooms/filters.js';
import { find } from './rooms/finding.js';
import { keepPlace, keptPlace } from './rooms/kept.js';
import { openLibrary } from './rooms/library.js';
import { mountListing } from './rooms/listing.js';
import { locate, vagueness } from './rooms/locate.js';
import { mountMapPane } from './rooms/map_pane.js';
import { mountSharing } from './rooms/sharing.js';
import { followClock } from './rooms/ticking.js';
import { summary } from './rooms/words.js';
import { WIDE } from './wide.js';

/** @typedef {import('../map/coordinates.js').Point} Point */
/** @typedef {import('./rooms/finding.js').Found} Found */
/** @typedef {import('./rooms/library.js').Library} Library */

/**
 * What the browser's history keeps with this page, to come back to it from a place: whether the nearest were asked for,
 * how many were listed, how far it was scrolled: the card that was first to be seen. Never where the visitor is.
 * @typedef {{ near: boolean, listed: number, top: number, seen: { card: number, top: number } | undefined }} Kept
 */

/** What the visitor reads where the count will stand. */
const HOW = '取位置，或选市县和条件，合适的就列在下面。';
/** Milliseconds after which the visitor is told what is waited for. */
const SOON = 400;

const status = getElement('[data-status]');
const locateButton = /** @type {HTMLButtonElement} */ (getElement('[data-locate]'));
const unplaced = getElement('[data-unplaced]');
const failed = getElement('[data-failed]');
const vague = getElement('[data-vague]');
const promise = getElement('[data-promise]');
const rest = getElement('[data-rest]');
const finder = getElement('[data-finder]');
const pane = getElement('[data-map-pane]');
const everyone = getElement('[data-everyone]');

/** @param {string} message */
const say = (message) => {
  status.textContent = message;
};

/** @param {string} message none: nothing is wrong */
const warn = (message) => {
  unplaced.textContent = message;
  unplaced.hidden = !message;
  promise.hidden = Boolean(message); // in its place, so that little moves
};

/** @param {string} message none: the visitor's place is as good as it can be */
const doubt = (message) => {
  vague.textContent = message;
  vague.hidden = !message;
};

const isLocating = () => locateButton.hasAttribute('aria-disabled');

/** The place, beside what is to be said of it. @param {import('./rooms/kept.js').Place} place */
const placed = ({ here, accuracy }) => {
  doubt(vagueness(accuracy));
  return here;
};

/** @returns {Promise<Point | undefined>} where the visitor is; without an answer they are led to the cities */
async function askPlace() {
  locateButton.setAttribute('aria-disabled', 'true'); // `disabled` would take the focus away
  warn('');
  say('正在取位置…');
  try {
    const place = await locate();
    keepPlace(place, Date.now());
    return placed(place);
  } catch (reason) {
    say('');
    warn(
      `${/** @type {Error} */ (reason).message}。请选市和县（市、区），或在地图上点你在的地方。`,
    );
    getElement('[data-city]').focus();
    return undefined;
  } finally {
    locateButton.removeAttribute('aria-disabled');
  }
}

/** @param {Library} library */
async function start(library) {
  const { manifest } = library.places;
  const [open = ''] = manifest.access;
  let filters = filtersOf(manifest, location.search);
  /** @type {Point | undefined} */
  let here;
  /** @type {Found | undefined} */
  let shown;
  let turn = 0;
  const listing = mountListing(library, { say, fail: (error) => fail(error, update) });
  const showOnMap = mountMapPane(library, {
    say,
    fail: (error) => fail(error, update),
    pointed: (point) => {
      const place = { here: point, accuracy: 0 };
      warn('');
      keepPlace(place, Date.now());
      goTo(placed(place));
    },
  });

  /** @param {number} [least] how many to list at least */
  const update = async (least) => {
    const now = ++turn;
    const wanted = Boolean(here || queryOf(manifest, filters));
    if (wanted && !shown) rest.hidden = true; // what is found will stand before it: nothing jumps
    const waiting = window.setTimeout(() => !isLocating() && say('正在取名单…'), SOON);
    try {
      const found = await find(library, { filters, here, now: new Date() });
      if (now !== turn) return;
      shown = wanted && !found.unlooked ? found : undefined;
      await listing.show(shown, least);
      if (now !== turn) return;
      if (shown) await offerOthers(shown);
      if (!isLocating()) say(wanted ? summary(found, manifest.layer) : HOW);
      showOnMap(found);
      failed.hidden = true;
      rest.hidden = false;
    } catch (error) {
      if (now === turn) fail(error, () => update(least));
    } finally {
      window.clearTimeout(waiting);
    }
  };
  /** To be listed whoever may enter, or only what everybody may. @param {Found} shown */
  const offerOthers = async ({ asked, rows }) => {
    if (asked.filters.access.length === 0) {
      everyone.textContent = `只看${open}的`;
      everyone.hidden = rows.length === 0;
      return;
    }
    const all = await find(library, { ...asked, filters: { ...asked.filters, access: [] } });
    everyone.textContent = `看全部 ${all.rows.length} ${manifest.layer.counter}（含不对外、暂停的）`;
    everyone.hidden = all.rows.length === 0;
  };
  const keep = () => {
    const [listed, seen] = [listing.length(), listing.where()];
    const kept = { near: Boolean(here), listed, top: window.scrollY, seen };
    history.replaceState(kept, '', `${location.pathname}${queryOf(manifest, filters)}`);
  };
  /** @param {Kept} kept */
  const comeBack = async ({ near, listed, top, seen }) => {
    const place = near && keptPlace(Date.now());
    if (near) here = place ? placed(place) : await askPlace();
    await update(listed);
    window.scrollTo(0, top);
    if (seen && seen.top <= window.innerHeight) listing.scrollTo(seen);
  };
  const controls = mountFilters(library.places, filters, (changed) => {
    filters = changed;
    keep();
    return update();
  });
  /** @param {Point} point the visitor's place, found or pointed at */
  const goTo = async (point) => {
    here = point;
    await controls.set({ access: filters.access.length > 0 ? filters.access : [open] });
    if (!WIDE.matches) status.scrollIntoView({ block: 'start' });
  };

  locateButton.addEventListener('click', async () => {
    if (isLocating()) return;
    const place = await askPlace();
    if (!place) return;
    await goTo(place);
    listing.focus();
  });
  everyone.addEventListener('click', () =>
    controls.set({ access: filters.access.length > 0 ? [] : [open] }),
  );
  getElement('[data-clear]').addEventListener('click', () => {
    controls.set(filtersOf(manifest, ''));
    getElement('[data-words]').focus();
  });
  mountSharing(library, { found: () => shown, say, list: listing.upTo });
  followClock(manifest);
  document.addEventListener('click', keep);
  window.addEventListener('pagehide', keep);
  locateButton.disabled = false;
  if (history.state) await comeBack(history.state);
  else await update();
}

/** @type {() => Promise<void>} */
let again = begin;

/** The list of cities in the page holds without data. @param {unknown} error @param {() => Promise<void>} retry */
function fail(error, retry) {
  console.error(error);
  const changed = error instanceof DataChanged;
  again = changed ? async () => location.reload() : retry;
  getElement('[data-why]').textContent = changed
    ? '名单刚更新过，请刷新这一页。'
    : '没有取到名单，请看看网络。';
  getElement('[data-retry]').textContent = changed ? '刷新这一页' : '再试一次';
  say('');
  failed.hidden = false;
  rest.hidden = false;
  failed.scrollIntoView({ block: 'center' });
}

async function begin() {
  rest.hidden = Boolean(location.search || history.state); // what was asked for will push it down
  try {
    const library = await openLibrary(finder.dataset.manifest || '');
    finder.hidden = false;
    pane.hidden = false;
    await start(library);
  } catch (error) {
    finder.hidden = true;
    pane.hidden = true;
    fail(error, begin);
  }
  rest.hidden = false;
}

getElement('[data-retry]').addEventListener('click', async () => {
  failed.hidden = true;
  await again();
  if (failed.hidden) locateButton.focus();
});
mountFold();
begin();
