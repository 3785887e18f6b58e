/**
 * Acts once typing has stopped for a moment; what an input method is still making of letters is not typed yet.
 * @param {HTMLInputElement} input
 * @param {number} pause milliseconds
 * @param {() => void} act
 * @param {() => void} [typed] at once, with every letter
 */
export function listenToTyping(input, pause, act, typed) {
  let timer = 0;
  const soon = () => {
    typed?.();
    window.clearTimeout(timer);
    timer = window.setTimeout(act, pause);
  };
  input.addEventListener('input', (event) => {
    if (!(/** @type {InputEvent} */ (event).isComposing)) soon();
  });
  input.addEventListener('compositionend', soon);
}

/**
 * What the address asks for, no more of it than could be typed: whoever sends a link may write as much as they like.
 * @param {HTMLInputElement} input
 */
export function askedFor(input) {
  const asked = new URL(location.href).searchParams.get('q') || '';
  return asked.slice(0, input.maxLength);
}

/**
 * Keeps what was asked for in the address, for the way back and for a link.
 * @param {string} text
 * @param {Record<string, string>} [besides] what it was narrowed to
 */
export function rememberQuery(text, besides = {}) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries({ q: text, ...besides })) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  history.replaceState(null, '', url.href);
}
