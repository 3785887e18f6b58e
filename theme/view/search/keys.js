/** The keyboard on the search page: `/` goes to the field, Enter and the arrows walk the results, Esc comes back and clears. */
import { getElements } from '../dom.js';

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} found where the results stand
 * @param {() => Promise<unknown>} searched ends when the results of what is typed are shown
 * @param {() => void} cleared
 */
export function listenToKeys(input, found, searched, cleared) {
  const links = () => getElements('[data-hit]', found);

  input.addEventListener('keydown', async (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      links()[0]?.focus();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      await searched();
      links()[0]?.focus();
    } else if (event.key === 'Escape' && input.value) {
      event.preventDefault();
      input.value = '';
      cleared();
    }
  });

  found.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') input.focus();
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const result = /** @type {Element} */ (event.target).closest('li');
    const all = links();
    const place = all.findIndex((link) => result?.contains(link));
    if (!step || place < 0) return;
    event.preventDefault();
    (all[place + step] || (step < 0 ? input : all[place]))?.focus();
  });

  document.addEventListener('keydown', (event) => {
    const typing = /** @type {Element} */ (event.target).closest('input, textarea, select');
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
