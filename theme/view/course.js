import { bossesBeaten, stars } from '../runner/record/levels.js';
import { turns } from '../runner/standing.js';
import { openStore } from '../store/store.js';
import { begin } from './begin.js';
import { clock } from './clock.js';
import { el, fill, getElement, getElements, getOptionalElement } from './dom.js';
import { mountFold } from './offline/fold.js';
import { spoken, worded } from './plain.js';
import { showProgress } from './progress.js';
import { starRow } from './stars.js';
import { warning } from './warning.js';

/** @param {HTMLElement} node */
const levelOf = (node) => ({ id: node.dataset.level || '' });

/** @param {HTMLElement} node @param {string} reason why the level cannot be played now */
function shut(node, reason) {
  getElement('[data-play]', node).replaceWith(el('span', { class: 'node-locked' }, reason));
}

/** @param {HTMLElement} node @param {string} label */
function offer(node, label) {
  const play = getElement('[data-play]', node);
  fill(play, worded(label));
  const { textContent } = getElement('.node-link', node);
  play.setAttribute('aria-label', `${spoken(label)}：${textContent}`);
  play.hidden = false;
}

/**
 * How every level of the page stands.
 * @param {readonly HTMLElement[][]} chapters
 * @param {readonly Statement[]} statements
 * @param {ReadonlyMap<string, number>} earned
 * @param {number} now
 */
function decorate(chapters, statements, earned, now) {
  const played = new Set(statements.map(({ object }) => object.id));
  const map = chapters.map((nodes) => ({ lessons: nodes.map(levelOf) }));
  const turnAt = turns(map, statements, now);
  for (const node of chapters.flat()) {
    const { id } = levelOf(node);
    const count = earned.get(id) || 0;
    const turn = turnAt(id);
    getElement('[data-stars]', node).replaceWith(starRow(count));
    node.dataset.state = count ? 'done' : turn.state === 'locked' ? 'locked' : 'open';
    if (!played.has(id)) node.dataset.fresh = '';
    if (turn.state === 'locked') shut(node, '先过上一关');
    else if (turn.state === 'resting') shut(node, `歇到 ${clock(turn.until)}`);
    else if (turn.state === 'half') offer(node, '继续');
    else offer(node, count ? '再闯一次' : '闯关');
  }
}

/**
 * The boss of a chapter: open once every level has a star.
 * @param {readonly HTMLElement[][]} chapters
 * @param {readonly Statement[]} statements
 * @param {ReadonlyMap<string, number>} earned
 */
function showBosses(chapters, statements, earned) {
  const beaten = bossesBeaten(statements);
  for (const nodes of chapters) {
    const den = getOptionalElement('[data-boss]', nodes[0]?.closest('[data-chapter]') || undefined);
    if (!den) continue;
    const left = nodes.filter((node) => !earned.get(levelOf(node).id)).length;
    const won = beaten.has(den.dataset.boss || '');
    const said = left > 0 ? `还差 ${left} 关的星` : won ? '已经闯过' : '可以闯了';
    getElement('[data-boss-said]', den).textContent = said;
    den.dataset.state = won ? 'done' : left > 0 ? 'locked' : 'open';
    getElement('[data-boss-link]', den).hidden = left > 0;
  }
}

async function start() {
  const store = await openStore();
  const note = warning(store.lasting);
  if (note) getElement('.course-head').append(note);
  const statements = await store.all();
  const chapters = getElements('[data-chapter]').map((chapter) =>
    getElements('[data-level]', chapter),
  );
  const now = Date.now();
  const earned = stars(statements, now);
  decorate(chapters, statements, earned, now);
  showBosses(chapters, statements, earned);
  const nodes = chapters.flat();
  const current = nodes.find((node) => node.dataset.state === 'open');
  if (current) {
    current.dataset.state = 'now';
    current.setAttribute('aria-current', 'step');
  }
  showProgress(getElement('[data-course]'), nodes.map(levelOf), earned);
}

mountFold();
begin(start);
