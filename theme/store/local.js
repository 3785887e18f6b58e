/* Small things a browser keeps for the site's pages; where it keeps nothing they last as long as the page. */

/** @param {string} key */
export function readLocal(key) {
  try {
    return localStorage.getItem(key) || '';
  } catch {
    return '';
  }
}

/** @param {string} key @param {string} text nothing is kept of an empty one */
export function keepLocal(key, text) {
  try {
    if (text) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
  } catch {
    // This browser keeps nothing, or no more.
  }
}
