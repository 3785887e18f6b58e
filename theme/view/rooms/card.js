import { el, icon, siteUrl } from '../dom.js';
import { distanceInWords, navigationUrl, stateInWords } from './words.js';

/** @typedef {import('../../map/described.js').Described} Described */
/** @typedef {import('../../map/hours.js').State} State */
/** @typedef {import('../../map/published.js').Manifest} Manifest */

/**
 * A place as it is listed; its name is empty while its county's details have not come; `rules` are its hours as published.
 * @typedef {Described & { metres: number | undefined, state: State, rules: string, path: string }} Shown
 */

/** @param {string} word who may enter; rooms.css gives each its shape */
const access = (word) =>
  el('span', { class: 'access', 'data-access': word }, el('i', { 'aria-hidden': 'true' }), word);

/** @param {Pick<Shown, 'state' | 'rules'>} place */
export const open = ({ state, rules }) =>
  el('span', { class: 'open', 'data-open': state.state, 'data-hours': rules }, stateInWords(state));

/**
 * @template {'li' | 'div'} T
 * @param {T} tag
 * @param {Manifest} manifest
 * @param {Shown} place
 * @param {{ sayCity?: boolean, number?: string }} [how] whether the reader may not know which city the place is in; its
 *   number among those found, for those who listen
 */
export function card(tag, manifest, place, { sayCity = false, number = '' } = {}) {
  const { name, metres, county, paused, stale } = place;
  const title = name || `${county}的一${manifest.layer.counter}，名称没有取到`;
  return el(
    tag,
    { class: 'card room' },
    place.photo &&
      el('img', { class: 'room-photo', src: siteUrl(place.photo), alt: '', loading: 'lazy' }),
    number && el('span', { class: 'vh' }, number),
    el('a', { class: 'card-title room-link', href: siteUrl(place.path) }, title),
    el(
      'p',
      { class: 'room-tags' },
      metres !== undefined && el('b', { class: 'room-metres' }, distanceInWords(metres)),
      access(place.access),
      paused && el('span', { class: 'tag tag-paused' }, '暂停开放'),
      !paused && !manifest.layer.seasonal && open(place), // hours say nothing of a term
      isAwarded(manifest, place) && el('span', { class: 'tag' }, place.level),
      stale && el('span', { class: 'tag tag-stale' }, '待核对'),
    ),
    el(
      'p',
      { class: 'muted room-line' },
      el('span', sayCity ? {} : { class: 'on-paper' }, place.city),
      whereabouts(place),
    ),
    place.state.state !== 'unknown' &&
      el('p', { class: 'muted room-line' }, `开放时间：${place.hours}`),
    ownLine(manifest, place),
    place.phone && el('p', { class: 'muted room-line on-paper' }, `电话：${place.phone}`),
    acts(manifest, place),
  );
}

/** Within the city. @param {Shown} place */
const whereabouts = ({ county, address, detail }) =>
  [address || county, detail].filter(Boolean).join(' · ');

/** Most have the first level: it is not worth a word. @param {Manifest} manifest @param {Shown} place */
const isAwarded = ({ levels }, { level }) => level !== '' && level !== levels[0];

/** What the layer says of its places beside what all say. @param {Manifest} manifest @param {Shown} place */
function ownLine({ columns }, { name, own }) {
  const facts = columns
    .map((column, n) => ({ label: column.name, text: own[n] || (name && column.unknown) }))
    .filter(({ text }) => text)
    .map(({ label, text }) => el('span', { class: 'room-own' }, `${label}：${text}`));
  return facts.length > 0 && el('p', { class: 'muted room-line' }, ...facts);
}

/** @param {Manifest} manifest @param {Shown} place */
function acts(manifest, place) {
  const href = navigationUrl(manifest, place, navigator.userAgent);
  const way = { href, target: '_blank', rel: 'noopener noreferrer' };
  const call = { href: `tel:${place.phone}`, 'aria-label': `打电话 ${place.phone}` };
  return el(
    'p',
    { class: 'room-acts' },
    el(
      'a',
      { class: 'btn', 'aria-label': `导航去${place.name || place.county}`, ...way },
      icon('map-marker'),
      el('span', {}, '导航'),
    ),
    place.phone && el('a', { class: 'btn', ...call }, icon('phone'), el('span', {}, '打电话')),
  );
}
