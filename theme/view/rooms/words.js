/** What the rooms page says: distances, hours, what was found. No DOM. */
import { RADII } from '../../map/nearest.js';

/** @typedef {import('../../map/described.js').Described} Described */
/** @typedef {import('../../map/hours.js').State} State */
/** @typedef {import('../../map/published.js').Manifest} Manifest */
/** @typedef {import('./finding.js').Found} Found */

/** How many are listed at a time. */
export const PAGE = 20;
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
  if (rows.length === 0) return `没有合要求的${noun}，请减去一两个条件。`;
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
