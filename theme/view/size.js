/**
 * What every page does before anything is painted: the size of text and the simpler look the learner chose, a guard over
 * what comes after, and when that comes. The head loads this without `defer`, so that nothing is painted in another size before; a page that
 * comes back from the browser's memory may have missed a choice.
 */
import { startLater } from './later.js';
import { mountGuard } from './offline/guard.js';
import { applyLook } from './play/preferences.js';

applyLook();
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) applyLook();
});
mountGuard(startLater());
