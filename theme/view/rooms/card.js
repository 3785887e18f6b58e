import { distanceInWords, navigationUrl, roomPath } from '../../map/rooms.js';
import { el, icon, siteUrl } from '../dom.js';

/** @typedef {import('../../map/rooms.js').Found} Found */
/** @typedef {import('../../map/rooms.js').Index} Index */
/** @typedef {import('../../map/rooms.js').Room} Room */

/** @param {string} word who may enter; rooms.css gives each its shape */
const access = (word) =>
  el('span', { class: 'access', 'data-access': word }, el('i', { 'aria-hidden': 'true' }), word);

/**
 * @template {'li' | 'div'} T
 * @param {T} tag
 * @param {Index} index
 * @param {Found} found
 * @param {boolean} [sayCity] whether the reader may not know which city the room is in
 */
export function card(tag, index, { room, metres }, sayCity = false) {
  const address = (sayCity ? room.county.city.name : '') + room.address;
  return el(
    tag,
    { class: 'card room' },
    el('a', { class: 'card-title room-link', href: siteUrl(roomPath(room)) }, room.name),
    el(
      'p',
      { class: 'room-tags' },
      metres !== undefined && el('b', { class: 'room-metres' }, distanceInWords(metres)),
      access(room.access),
      room.paused && el('span', { class: 'tag tag-paused' }, '暂停开放'),
    ),
    el('p', { class: 'muted room-line' }, [address, room.detail].filter(Boolean).join(' · ')),
    el('p', { class: 'muted room-line' }, `开放时间：${room.hours}`),
    acts(index, room),
  );
}

/** @param {Index} index @param {Room} room */
function acts(index, room) {
  const way = { href: navigationUrl(index, room), target: '_blank', rel: 'noopener noreferrer' };
  const call = { href: `tel:${room.phone}`, 'aria-label': `打电话 ${room.phone}` };
  return el(
    'p',
    { class: 'room-acts' },
    el(
      'a',
      { class: 'btn', 'aria-label': `导航去${room.name}`, ...way },
      icon('map-marker'),
      el('span', {}, '导航'),
    ),
    room.phone && el('a', { class: 'btn', ...call }, icon('phone'), el('span', {}, '打电话')),
  );
}
