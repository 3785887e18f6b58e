const KEY = 'suixue-flags';

/**
 * What is flagged to be looked at again in one session. Only this browser knows, and only of the latest session.
 * @param {string} session
 */
export function createFlags(session) {
  const ids = new Set(read(session));
  return {
    /** @param {string} id */
    has: (id) => ids.has(id),
    /** @param {string} id @returns {boolean} whether it is flagged now */
    toggle: (id) => {
      if (!ids.delete(id)) ids.add(id);
      write(session, [...ids]);
      return ids.has(id);
    },
  };
}

/** @param {string} session @returns {string[]} */
function read(session) {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) || '{}');
    return kept.session === session ? kept.ids : [];
  } catch {
    return [];
  }
}

/** @param {string} session @param {readonly string[]} ids */
function write(session, ids) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ session, ids }));
  } catch {
    // This browser keeps nothing: flags last as long as the page.
  }
}
