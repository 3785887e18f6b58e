/**
 * The size of text the learner chose, on every page. The head loads this without `defer`, so that nothing is painted in
 * another size before; a page that comes back from the browser's memory may have missed a choice.
 */
import { applySize, readPreferences } from './play/preferences.js';

const apply = () => applySize(readPreferences().size);

apply();
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) apply();
});
