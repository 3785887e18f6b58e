/** The page of papers: each says what one has done of it. */
import { pastOf } from '../../generator/modes/mock_exam/past.js';
import { openStore } from '../store/store.js';
import { begin } from './begin.js';
import { getElement, getElements } from './dom.js';
import { warning } from './warning.js';

async function tell() {
  const store = await openStore();
  const statements = await store.all();
  for (const one of getElements('[data-paper]')) {
    one.textContent = pastOf(statements, one.dataset.paper || '', Date.now());
  }
  return store;
}

async function start() {
  const { lasting } = await tell();
  const note = warning(lasting);
  if (note) getElement('#main').prepend(note);
}

begin(start, tell);
