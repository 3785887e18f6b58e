import { stars, unfinished } from '../runner/record.js';
import { openStore } from '../store/store.js';
import { getElement, getOptionalElement } from './dom.js';

/** @param {HTMLElement} button the link to the level */
async function showState(button) {
  const statements = await (await openStore()).all();
  const level = button.dataset.play || '';
  const count = stars(statements).get(level) || 0;
  const label = getElement('[data-play-label]', button);
  if (unfinished(statements, level)) label.textContent = '接着闯关';
  else if (count) label.textContent = `再闯一次 · 已得 ${'★'.repeat(count)}`;
}

const button = getOptionalElement('[data-play]');
if (button) showState(button);
