const KEY = 'suixue-flags';
/** So many sessions keep their flags. */
const SESSIONS = 5;

/**
 * What is flagged to be looked at again in one session. Only this browser knows, and only of the latest sessions.
 * @param {string} session
 */
export function createFlags(session) {
  const ids = new Set(read().find(([name]) => name === session)?.[1]);
  return {
    /** @param {string} id */
    has: (id) => ids.has(id),
    /** @param {string} id */
    toggle: (id) => {
      if (!ids.delete(id)) ids.add(id);
      const others = read().filter(([name]) => name !== session);
      write([[session, [...ids]], ...others.slice(0, SESSIONS - 1)]);
    },
  };
}

/** @returns {[session: string, ids: string[]][]} the latest first */
function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY) || '[]');
  } catch {
    return [];
  }
}

/** @param {[session: string, ids: string[]][]} flags */
function write(flags) {
  try {
    localStorage.setItem(KEY, JSON.stringify(flags));
  } catch {
    // This browser keeps nothing: flags last as long as the page.
  }
}
