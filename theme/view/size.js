/**
 * What every page does before anything is painted: the size of text and the simpler look the learner chose, and a guard over
 * what comes after. The head loads this without `defer`, so that nothing is painted in another size before; a page that
 * comes back from the browser's memory may have missed a choice.
 */
import { mountGuard } from './offline/guard.js';
import { applyLook } from './play/preferences.js';

applyLook();
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) applyLook();
});
mountGuard();
