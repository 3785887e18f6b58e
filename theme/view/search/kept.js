/** What was searched for when a result was opened, and how far down it stood, kept by this tab for the way back. */

const KEY = 'suixue-search';

/** @typedef {{ only: string, shown: number, top: number }} Stand `only`: the kind of results shown; `shown`: how many; `top`: how far the page was scrolled */

/** @param {string} text @param {Stand} stand */
export function keepStand(text, stand) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ text, ...stand }));
  } catch {
    // This browser keeps nothing: the way back leads to the top of the results.
  }
}

/** What was kept for `text`, once: who comes another way begins at the top. @param {string} text @returns {Stand | undefined} */
export function takeStand(text) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) || '{}');
    sessionStorage.removeItem(KEY);
    return kept.text === text ? kept : undefined;
  } catch {
    return undefined;
  }
}
