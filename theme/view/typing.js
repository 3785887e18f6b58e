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

/** Keeps what was asked for in the address, for the way back and for a link. @param {string} text */
export function rememberQuery(text) {
  const url = new URL(location.href);
  if (text) url.searchParams.set('q', text);
  else url.searchParams.delete('q');
  history.replaceState(null, '', url.href);
}
