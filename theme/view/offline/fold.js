import { getOptionalElement } from '../dom.js';
import { loadScript } from '../load.js';

/** What offers to keep things comes when its place is unfolded, where the page has one. */
export function mountFold() {
  const place = getOptionalElement('[data-packs]');
  if (!place) return;
  place.hidden = false;
  const open = () => {
    loadScript(place.dataset.script || '').then(
      () => place.removeEventListener('toggle', open),
      () => {}, // it is asked for again when the place is unfolded again
    );
  };
  place.addEventListener('toggle', open);
}
