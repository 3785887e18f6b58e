import { fill, getElement } from '../dom.js';
import { loadScript, loadStyle } from '../load.js';
import { WIDE } from '../wide.js';
import { card } from './card.js';

/** @typedef {import('../../map/coordinates.js').Point} Point */
/** @typedef {import('../../map/rooms.js').Found} Found */
/** @typedef {import('../../map/rooms.js').Index} Index */
/** @typedef {import('../../map/rooms.js').Room} Room */
/** @typedef {import('../../map/roommap.js').RoomMap} RoomMap */

/** How many rooms the map makes room for when the visitor's place is known. */
const NEAREST = 5;

/**
 * The map, loaded when it is first wanted: at once on a wide screen, on a tap on a phone.
 * @param {Index} index
 * @param {(message: string) => void} say
 * @returns {(found: Found[], here: Point | undefined) => void} shows what the list shows
 */
export function mountMapPane(index, say) {
  const pane = getElement('[data-map-pane]');
  const body = getElement('[data-map-body]');
  const toggle = /** @type {HTMLButtonElement} */ (getElement('[data-map-toggle]'));
  const picked = getElement('[data-picked]');
  /** @type {Promise<RoomMap> | undefined} */
  let loading;
  /** @type {() => void} */
  let draw = () => {};

  /** @param {Room} room */
  const pick = (room) => {
    fill(picked, card('div', index, { room, metres: undefined }, true));
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
      ]).then(() => /** @type {any} */ (window).showRoomMap(getElement('[data-map]'), index, pick));
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

  return (found, here) => {
    const rooms = found.map(({ room }) => room);
    pane.classList.toggle('map-located', Boolean(here));
    const looked = here ? rooms.slice(0, NEAREST) : rooms.length < index.rooms.length ? rooms : [];
    draw = () => {
      fill(picked);
      loading?.then((map) => map.show(rooms, here, looked));
    };
    if (isOpen()) draw();
    else follow();
  };
}
