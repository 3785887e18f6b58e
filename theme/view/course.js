import { openLevels, stars } from '../runner/record.js';
import { openStore } from '../store/store.js';
import { el, getElement, getElements } from './dom.js';
import { showProgress } from './progress.js';
import { starRow } from './stars.js';
import { warning } from './warning.js';

/** @param {HTMLElement} node */
const levelOf = (node) => ({ id: node.dataset.level || '' });

/**
 * @param {HTMLElement} node
 * @param {'done' | 'now' | 'open' | 'locked'} state
 * @param {number} count stars
 */
function decorate(node, state, count) {
  node.dataset.state = state;
  getElement('[data-stars]', node).replaceWith(starRow(count));
  const play = getElement('[data-play]', node);
  if (state === 'locked') {
    play.replaceWith(el('span', { class: 'node-locked' }, '先过上一关'));
  } else {
    play.textContent = count ? '再闯一次' : '闯关';
    play.setAttribute(
      'aria-label',
      `${play.textContent}：${getElement('.node-link', node).textContent}`,
    );
  }
}

async function start() {
  const store = await openStore();
  const note = warning(store.lasting);
  if (note) getElement('.course-head').append(note);
  const earned = stars(await store.all());
  const chapters = getElements('[data-chapter]').map((chapter) =>
    getElements('[data-level]', chapter),
  );
  const open = openLevels(
    chapters.map((nodes) => ({ lessons: nodes.map(levelOf) })),
    earned,
  );
  const nodes = chapters.flat();
  const current = nodes.find((node) => open.has(levelOf(node).id) && !earned.get(levelOf(node).id));
  for (const node of nodes) {
    const { id } = levelOf(node);
    const count = earned.get(id) || 0;
    decorate(
      node,
      count ? 'done' : node === current ? 'now' : open.has(id) ? 'open' : 'locked',
      count,
    );
  }
  current?.setAttribute('aria-current', 'step');
  showProgress(getElement('[data-course]'), nodes.map(levelOf), earned);
}

start();
