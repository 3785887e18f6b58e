/** What the rooms page says: distances, hours, what was found. No DOM. */
import { queryOf } from '../../map/filters.js';
import { RADII } from '../../map/nearest.js';

/** @typedef {import('../../map/described.js').Described} Described */
/** @typedef {import('../../map/hours.js').State} State */
/** @typedef {import('../../map/published.js').Manifest} Manifest */
/** @typedef {import('./finding.js').Found} Found */

/** How many are listed at a time. */
export const PAGE = 20;
/** @type {Record<string, string>} what is asked for by 1 in an address */
const SWITCHES = { open: '现在开放', basic: '符合国家基本配置' };
/** Nobody goes further for a room: in metres. */
const FAR = 100_000;

/** @param {number} metres */
export function distanceInWords(metres) {
  if (metres < 995) return `约 ${Math.max(10, Math.round(metres / 10) * 10)} 米`;
  const kilometres = metres / 1000;
  return `约 ${kilometres < 99.95 ? kilometres.toFixed(1) : Math.round(kilometres)} 公里`;
}

const DAYS = ['', '明天 ', '后天 '];

/** @param {number} [days] */
const dayInWords = (days = 0) => DAYS[days] ?? `${days} 天后 `;

/** @param {State} state */
export function stateInWords({ state, until, from, days, sure }) {
  const doubt = sure || state === 'unknown' ? '' : '，节假日以现场为准';
  if (state === 'unknown') return '时间不详';
  if (state === 'open') return `开放中${until ? `，到 ${dayInWords(days)}${until}` : ''}${doubt}`;
  return `已关闭${from ? `，${dayInWords(days)}${from} 开` : ''}${doubt}`;
}

/** Nothing near enough to go to. @param {Found} found */
export const isFar = ({ rows, around }) => rows.length > 0 && around === Infinity;

/**
 * What was found, in a sentence.
 * @param {Found} found
 * @param {Pick<Manifest['layer'], 'noun' | 'counter'>} layer
 */
export function summary(found, { noun, counter }) {
  const { rows, around, inside, unlooked } = found;
  if (unlooked) return `${noun}太多，先取位置，或选一个市。`;
  if (rows.length === 0) return nothing(found, noun);
  const all = `${rows.length} ${counter}`;
  const first = rows.length > PAGE && `${PAGE} ${counter}`;
  if (around === undefined) return `找到 ${all}${first ? `，先列 ${first}` : ''}。`;
  if (isFar(found)) {
    const [nearest] = found.list(1);
    return `你周围 ${FAR / 1000} 公里内没有合要求的${noun}，最近的在${distanceInWords(nearest?.metres || 0)}外。`;
  }
  const near = `${widened(around)}${around / 1000} 公里内有 ${inside} ${counter}`;
  return `${near}；由近到远列出${first ? `前 ${first}，共 ${all}` : `全部 ${all}`}。`;
}

/** Less can be asked for only where something was. @param {Found} found @param {string} noun */
function nothing({ asked: { filters } }, noun) {
  const { words } = filters;
  const conditions = Object.values({ ...filters, ...filters.own });
  if (conditions.some((one) => one === true || (Array.isArray(one) && one.length > 0)))
    return `没有合要求的${noun}，请减去一两个条件。`;
  if (words) return `没有找到“${words}”，请换个说法，或选市和县（市、区）。`;
  return `这里还没有登记的${noun}，请看看邻近的市县。`;
}

/**
 * A list on paper: what was asked for, of which day it is, and whether it goes on.
 * @param {Found} found
 * @param {Manifest} manifest
 * @param {number} listed how many stand on it
 */
export function printedHead({ asked, rows: { length } }, manifest, listed) {
  const { counter } = manifest.layer;
  const query = new URLSearchParams(queryOf(manifest, asked.filters));
  const conditions = Array.from(query, ([name, word]) => SWITCHES[name] || word);
  const part = listed < length ? `，这里只有前 ${listed} ${counter}` : '';
  return `${conditions.join('，') || '全部'}：共 ${length} ${counter}${part}。${manifest.today} 的数据，以现场为准。`;
}

/** The circle before had none. @param {number} around metres */
function widened(around) {
  const before = RADII[RADII.indexOf(around) - 1];
  return before ? `${before / 1000} 公里内没有，` : '';
}

/** @param {string} agent of the browser */
export const isWeChat = (agent) => /MicroMessenger/i.test(agent);

/**
 * Where a tap on 导航 leads: in WeChat to the map that opens there, else to the one most phones have.
 * @param {Manifest} manifest
 * @param {Described} place
 * @param {string} agent of the browser
 */
export function navigationUrl({ navigation }, { name, address, city, point }, agent) {
  const way = isWeChat(agent) ? 'tencent' : 'amap';
  const [lon, lat] = point.map((degrees) => degrees.toFixed(6));
  /** @type {Record<string, string | undefined>} */
  const parts = { lon, lat, name, address: city + address };
  return (navigation[way] || '').replace(/{(\w+)}/g, (_, part) =>
    encodeURIComponent(parts[part] || ''),
  );
}
