import { el, svg } from '../../../theme/view/dom.js';

/** @typedef {import('./marks.js').AreaScore} AreaScore */

const RADIUS = 90;
/** Fewer fields make no figure. */
const LEAST = 3;

/** A corner, clockwise from above. @param {number} at @param {number} of @param {number} share */
function corner(at, of, share) {
  const angle = (2 * Math.PI * at) / of;
  const [x, y] = [Math.sin(angle) * RADIUS * share, -Math.cos(angle) * RADIUS * share];
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}

/** @param {readonly number[]} shares */
const ring = (shares) => shares.map((share, at) => corner(at, shares.length, share)).join(' ');

/** @param {readonly AreaScore[]} scores */
function figure(scores) {
  const rings = [0.25, 0.5, 0.75, 1].map((level) =>
    svg('polygon', { points: ring(scores.map(() => level)), class: 'radar-ring' }),
  );
  const own = svg('polygon', {
    points: ring(scores.map(({ share }) => share)),
    class: 'radar-own',
  });
  const corners = scores.flatMap((_, at) => {
    const [x = '0', y = '0'] = corner(at, scores.length, 1).split(',');
    return [
      svg('circle', { cx: x, cy: y, r: '9', class: 'radar-dot' }),
      svg('text', { x, y, class: 'radar-number' }, String(at + 1)),
    ];
  });
  const look = { viewBox: '-100 -100 200 200', class: 'radar', 'aria-hidden': 'true' };
  return svg('svg', look, ...rings, own, ...corners);
}

/**
 * How much was right in each field of knowledge, as a figure and in words.
 * @param {readonly AreaScore[]} scores
 */
export function createRadar(scores) {
  if (scores.length === 0) return null;
  const rows = scores.map(({ area, share, questions }, at) => {
    const filled = el('i');
    filled.style.width = `${Math.round(100 * share)}%`;
    return el(
      'li',
      {},
      el('span', {}, `${at + 1}. ${area}`),
      el('span', { class: 'muted' }, `${questions} 题，得分率 ${Math.round(100 * share)}%`),
      el('span', { class: 'meter', 'aria-hidden': 'true' }, filled),
    );
  });
  return el(
    'section',
    { class: 'card areas' },
    el('h2', {}, '各块知识'),
    scores.length >= LEAST && figure(scores),
    el('ol', { class: 'plain' }, ...rows),
  );
}
