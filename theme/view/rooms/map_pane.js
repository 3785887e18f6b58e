import { metresBetween } from '../../map/coordinates.js';
import { pointOf } from '../../map/published.js';
import { fill, getElement } from '../dom.js';
import { loadScript, loadStyle } from '../load.js';
import { WIDE } from '../wide.js';
import { card } from './card.js';
import { toShow } from './showing.js';

/** @typedef {import('../../map/coordinates.js').Point} Point */
/** @typedef {import('../../map/placesmap.js').PlacesMap} PlacesMap */
/** @typedef {import('./finding.js').Found} Found */
/** @typedef {import('./library.js').Library} Library */

/** How many places the map makes room for when the visitor's own is known. */
const NEAREST = 5;

/**
 * The map, loaded when it is first wanted: at once on a wide screen, on a tap on a phone.
 * @param {Library} library
 * @param {{ say: (message: string) => void, pointed: (point: Point) => void, fail: (error: unknown) => void }} page
 *   `pointed`: the ground was tapped
 * @returns {(found: Found) => void} shows what the list shows
 */
export function mountMapPane(library, { say, pointed, fail }) {
  const pane = getElement('[data-map-pane]');
  const body = getElement('[data-map-body]');
  const toggle = /** @type {HTMLButtonElement} */ (getElement('[data-map-toggle]'));
  const picked = getElement('[data-picked]');
  const legend = getElement('[data-legend]');
  /** @type {Point | undefined} */
  let here;
  /** @type {Promise<PlacesMap> | undefined} */
  let loading;
  /** @type {() => void} */
  let draw = () => {};

  /** @param {number} row */
  const pick = async (row) => {
    const metres = here && metresBetween(here, pointOf(library.places, row));
    const [place] = await toShow(library, [{ row, metres }], new Date());
    if (!place) return;
    fill(picked, card('div', library.places.manifest, place, { sayCity: true }));
    picked.querySelector('a')?.focus();
  };

  /** @param {boolean} wanted */
  const setOpen = (wanted) => {
    pane.classList.toggle('map-open', wanted);
    toggle.setAttribute('aria-expanded', String(wanted));
    toggle.textContent = wanted ? '收起地图' : '看地图';
  };

  const isOpen = () => pane.classList.contains('map-open');

  const open = () => {
    setOpen(true);
    body.hidden = false;
    loading =
      loading ||
      Promise.all([
        loadStyle(pane.dataset.style || ''),
        loadScript(pane.dataset.script || ''),
      ]).then(() =>
        /** @type {any} */ (window).showRoomMap(getElement('[data-map]'), library.places, {
          picked: (/** @type {number} */ row) => pick(row).catch(fail),
          pointed,
          say,
        }),
      );
    loading.then(draw, () => {
      loading = undefined;
      setOpen(false);
      body.hidden = true;
      say('地图没有取到，请看看网络再点一次；列表照常可用。');
    });
  };

  toggle.addEventListener('click', () => {
    if (isOpen()) setOpen(false);
    else open();
  });
  toggle.disabled = false;
  const follow = () => WIDE.matches && open();
  WIDE.addListener(follow);

  return (found) => {
    here = found.asked.here;
    legend.hidden = found.rows.length === 0 && !here;
    pane.classList.toggle('map-located', Boolean(here));
    draw = () => {
      fill(picked);
      loading?.then((map) => map.show(found.rows, here, lookedAt(library, found)));
    };
    if (isOpen()) draw();
    else follow();
  };
}

/** The places the map makes room for; none is all there is. @param {Library} library @param {Found} found */
function lookedAt({ places }, found) {
  if (found.asked.here) return found.list(NEAREST).map(({ row }) => row);
  return found.rows.length < places.count ? found.rows : [];
}
