import { keepLocal, readLocal } from '../../store/local.js';

const KEY = 'suixue-flags';
/** So many sessions keep theirs. */
const SESSIONS = 5;

/** @typedef {[session: string, ids: string[], place?: number]} Kept */

/**
 * What is flagged to be looked at again in one session, and the place one was at. Only this browser knows, and only of the
 * latest sessions.
 * @param {string} session
 */
export function createFlags(session) {
  const kept = read().find(([name]) => name === session);
  const ids = new Set(kept?.[1]);
  let place = kept?.[2];
  const keep = () => {
    const others = read().filter(([name]) => name !== session);
    /** @type {Kept} */
    const own = place === undefined ? [session, [...ids]] : [session, [...ids], place];
    write([own, ...others.slice(0, SESSIONS - 1)]);
  };
  return {
    /** @param {string} id */
    has: (id) => ids.has(id),
    /** @param {string} id */
    toggle: (id) => {
      if (!ids.delete(id)) ids.add(id);
      keep();
    },
    /** From 0; undefined where it was never kept. */
    place: () => place,
    /** @param {number} now */
    stay: (now) => {
      place = now;
      keep();
    },
  };
}

/** @returns {Kept[]} the latest first; what nobody here can have written counts as nothing */
function read() {
  try {
    const found = JSON.parse(readLocal(KEY) || '[]');
    return Array.isArray(found) ? found.filter(isKept) : [];
  } catch {
    return [];
  }
}

/** @param {unknown} one @returns {one is Kept} */
const isKept = (one) =>
  Array.isArray(one) &&
  typeof one[0] === 'string' &&
  Array.isArray(one[1]) &&
  (one[2] === undefined || Number.isInteger(one[2]));

/** @param {Kept[]} flags */
const write = (flags) => keepLocal(KEY, JSON.stringify(flags));
