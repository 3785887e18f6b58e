/** The page of papers: each says what one has done of it. */
import { pastOf } from '../../generator/modes/mock_exam/past.js';
import { openStore } from '../store/store.js';
import { getElements } from './dom.js';

async function start() {
  const statements = await (await openStore()).all();
  for (const one of getElements('[data-paper]')) {
    one.textContent = pastOf(statements, one.dataset.paper || '', Date.now());
  }
}

start();
// A page that is shown again as it was left may have been outdated by an exam.
window.addEventListener('pageshow', ({ persisted }) => persisted && start());
