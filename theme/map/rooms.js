/** The index of rooms (data/rooms.json) as rooms, the filters over it, and which room is nearest. No DOM. */
import { metresBetween } from './coordinates.js';

/** @typedef {import('./coordinates.js').Point} Point */
/** @typedef {{ code: string, name: string, label: Point }} City */
/** @typedef {{ code: string, name: string, label: Point, city: City }} County */

/**
 * @typedef {object} Room
 * @property {string} id
 * @property {string} name
 * @property {string} address within the city
 * @property {string} detail floor and room
 * @property {County} county
 * @property {Point} point GCJ-02
 * @property {string} access who may enter
 * @property {number} facilities a bit each, in the order of the index
 * @property {string} hours in words
 * @property {string} phone empty where there is none
 * @property {boolean} paused
 */

/**
 * @typedef {object} Index
 * @property {string} noun
 * @property {string} navigation the address of a map app's page of a room, with {lon}, {lat} and {name} to fill in
 * @property {string[]} access who may enter, everybody first
 * @property {string[]} facilities
 * @property {City[]} cities
 * @property {County[]} counties
 * @property {Room[]} rooms
 */

/**
 * What the visitor asked for; an empty list or word asks for nothing.
 * @typedef {{ access: string[], facilities: string[], city: string, county: string }} Filters
 */

/** @typedef {{ room: Room, metres: number | undefined }} Found */

/**
 * @param {any} file data/rooms.json
 * @returns {Index}
 */
export function readIndex(file) {
  /** @type {(longitude: number, latitude: number) => Point} */
  const point = (longitude, latitude) => [longitude / file.scale, latitude / file.scale];
  /** @type {City[]} */
  const cities = file.cities.map((/** @type {[string, string, number, number]} */ row) => ({
    code: row[0],
    name: row[1],
    label: point(row[2], row[3]),
  }));
  /** @type {County[]} */
  const counties = file.counties.map(
    (/** @type {[string, string, number, number, number]} */ row) => ({
      code: row[0],
      name: row[1],
      city: cities[row[2]],
      label: point(row[3], row[4]),
    }),
  );
  const columns = file.rooms;
  /** @type {Room[]} */
  const rooms = columns.id.map((/** @type {string} */ id, /** @type {number} */ row) => ({
    id,
    name: columns.name[row],
    address: columns.address[row],
    detail: columns.detail[row],
    county: counties[columns.county[row]],
    point: point(columns.lon[row], columns.lat[row]),
    access: file.access[columns.access[row]],
    facilities: columns.facilities[row],
    hours: file.hours[columns.hours[row]],
    phone: file.phones[columns.phone[row]],
    paused: columns.paused[row] === 1,
  }));
  return {
    noun: file.noun,
    navigation: file.navigation,
    access: file.access,
    facilities: file.facilities,
    cities,
    counties,
    rooms,
  };
}

/** @param {Room} room the address of its card on the county's page, from the site's root */
export const roomPath = (room) => `rooms/${room.county.code}/#${room.id}`;

/** @param {Index} index @param {Room} room where a tap on 导航 leads */
export function navigationUrl({ navigation }, { name, point }) {
  const [lon, lat] = point.map((degrees) => degrees.toFixed(6));
  /** @type {Record<string, string>} */
  const parts = { lon, lat, name: encodeURIComponent(name) };
  return navigation.replace(/{(\w+)}/g, (_, part) => parts[part]);
}

/**
 * The rooms that have all that was asked for: nearest first from `here`, by number without it. Rooms that are closed
 * for now come last, and not at all where it was asked who may enter.
 * @param {Index} index
 * @param {Filters} filters
 * @param {Point} [here] GCJ-02
 * @returns {Found[]}
 */
export function findRooms(index, filters, here) {
  const wanted = filters.facilities.reduce(
    (bits, word) => bits | (1 << index.facilities.indexOf(word)),
    0,
  );
  const found = index.rooms
    .filter(
      (room) =>
        (room.facilities & wanted) === wanted &&
        (!filters.access.length || (!room.paused && filters.access.includes(room.access))) &&
        (!filters.city || room.county.city.code === filters.city) &&
        (!filters.county || room.county.code === filters.county),
    )
    .map((room) => ({ room, metres: here && metresBetween(here, room.point) }));
  return found.sort(
    (one, other) =>
      Number(one.room.paused) - Number(other.room.paused) ||
      (one.metres || 0) - (other.metres || 0),
  );
}

/** @param {number} metres */
export function distanceInWords(metres) {
  if (metres < 995) return `约 ${Math.max(10, Math.round(metres / 10) * 10)} 米`;
  const kilometres = metres / 1000;
  return `约 ${kilometres < 99.95 ? kilometres.toFixed(1) : Math.round(kilometres)} 公里`;
}

/**
 * The filters an address asks for; words and codes the index does not know are dropped.
 * @param {Index} index
 * @param {string} query
 * @returns {Filters}
 */
export function filtersOf(index, query) {
  const asked = new URLSearchParams(query);
  /** @type {(name: string, known: string[]) => string[]} */
  const words = (name, known) => known.filter((word) => asked.getAll(name).includes(word));
  const county = index.counties.find(({ code }) => code === asked.get('county'));
  const city = county ? county.city : index.cities.find(({ code }) => code === asked.get('city'));
  return {
    access: words('access', index.access),
    facilities: words('facility', index.facilities),
    city: city ? city.code : '',
    county: county ? county.code : '',
  };
}

/** @param {Filters} filters @returns {string} the query that asks for them, empty or with its question mark */
export function queryOf({ access, facilities, city, county }) {
  const query = new URLSearchParams();
  for (const word of access) query.append('access', word);
  for (const word of facilities) query.append('facility', word);
  if (county) query.set('county', county);
  else if (city) query.set('city', city);
  const text = query.toString();
  return text ? `?${text}` : '';
}
