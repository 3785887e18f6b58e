/** The map from the keyboard: one stop of the Tab key, no letter or sign that does anything, and always a way out. */

/** @typedef {import('./leaflet.js').LeafletMap} LeafletMap */

/** @type {Record<string, [x: number, y: number]>} */
const ARROWS = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};
const STEP = 80;

/** @param {LeafletMap} map @param {boolean} calm */
export function steerByKeys(map, calm) {
  const element = map.getContainer();
  element.tabIndex = 0;
  element.setAttribute('aria-keyshortcuts', `${Object.keys(ARROWS).join(' ')} PageUp PageDown`);
  for (const button of element.querySelectorAll('a')) button.tabIndex = -1; // keys do what they do
  element.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const arrow = ARROWS[event.key];
    if (arrow) map.panBy([arrow[0] * STEP, arrow[1] * STEP], { animate: !calm });
    else if (event.key === 'PageUp') map.zoomIn(1, { animate: !calm });
    else if (event.key === 'PageDown') map.zoomOut(1, { animate: !calm });
    else return;
    event.preventDefault();
  });
}
