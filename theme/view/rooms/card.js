import { distanceInWords, roomPath } from '../../map/rooms.js';
import { el, siteUrl } from '../dom.js';

/** @typedef {import('../../map/rooms.js').Room} Room */

/** @type {Record<string, string>} who may enter → the shape beside the word; the same as suixue/room.html */
const SHAPES = { 对外开放: 'open', 登记后使用: 'register', 本单位职工: 'staff' };

/** @param {string} word */
const access = (word) =>
  el('span', { class: `access access-${SHAPES[word]}` }, el('i', { 'aria-hidden': 'true' }), word);

/**
 * @template {'li' | 'div'} T
 * @param {T} tag
 * @param {Room} room
 * @param {number} [metres]
 */
export function card(tag, room, metres) {
  const where = [room.address, room.detail].filter(Boolean).join(' · ');
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
    el('p', { class: 'muted room-line' }, where),
    el('p', { class: 'muted room-line' }, room.hours),
  );
}
