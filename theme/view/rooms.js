/** The rooms page: where the visitor is, what they asked for, and the rooms that fit. The page reads without it. */
import { filtersOf, findRooms, queryOf, readIndex } from '../map/rooms.js';
import { fetchJson, fill, getElement } from './dom.js';
import { card } from './rooms/card.js';
import { mountFilters } from './rooms/filters.js';
import { locate } from './rooms/locate.js';
import { mountMapPane } from './rooms/map_pane.js';

/** @typedef {import('../map/coordinates.js').Point} Point */
/** @typedef {import('../map/rooms.js').Filters} Filters */
/** @typedef {import('../map/rooms.js').Found} Found */
/** @typedef {import('../map/rooms.js').Index} Index */

const PAGE = 20;
/** From this width on the list stands beside the map and needs no scrolling to; as in styles/rooms.css. */
const WIDE = 900;

const status = getElement('[data-status]');
const results = getElement('[data-results]');
const list = getElement('[data-list]');
const more = getElement('[data-more]');
const locateButton = /** @type {HTMLButtonElement} */ (getElement('[data-locate]'));

/** @param {string} message */
const say = (message) => {
  status.textContent = message;
};

/** @param {Found[]} found @param {Point | undefined} here @param {string} noun */
function summary(found, here, noun) {
  if (!found.length) return `没有合要求的${noun}，请减去一两个条件。`;
  const order = here ? '，由近到远' : '';
  const first = found.length > PAGE ? `，先列 ${PAGE} 间` : '';
  return `找到 ${found.length} 间${order}${first}。`;
}

/** @param {Found[]} found @param {number} from */
function append(found, from) {
  const next = found.slice(from, from + PAGE);
  list.append(...next.map(({ room, metres }) => card('li', room, metres)));
  more.hidden = from + PAGE >= found.length;
}

/** @param {Index} index */
function start(index) {
  let filters = filtersOf(index, location.search);
  /** @type {Point | undefined} */
  let here;
  /** @type {Found[]} */
  let found = [];
  const showOnMap = mountMapPane(index, say);

  const update = () => {
    found = findRooms(index, filters, here);
    const asked = Boolean(here || queryOf(filters));
    results.hidden = !asked;
    fill(list);
    append(asked ? found : [], 0);
    say(asked ? summary(found, here, index.noun) : '');
    showOnMap(found, here);
  };

  more.addEventListener('click', () => {
    const shown = list.children.length;
    append(found, shown);
    list.children[shown]?.querySelector('a')?.focus();
    say(`已列出 ${list.children.length} 间，共 ${found.length} 间。`);
  });

  locateButton.addEventListener('click', async () => {
    locateButton.disabled = true;
    say('正在取位置…');
    try {
      here = await locate();
      update();
      if (innerWidth < WIDE) status.scrollIntoView({ block: 'start' });
    } catch (reason) {
      say(`${/** @type {Error} */ (reason).message}，请在下面选市和县(市、区)。`);
    }
    locateButton.disabled = false;
  });

  mountFilters(index, filters, (changed) => {
    filters = changed;
    history.replaceState(null, '', `${location.pathname}${queryOf(filters)}`);
    update();
  });
  getElement('[data-finder]').hidden = false;
  update();
}

fetchJson('data/rooms.json').then((file) => start(readIndex(file)));
