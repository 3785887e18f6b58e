import { el } from '../dom.js';
import { credits } from './words.js';

/** @typedef {import('../../runner/record/credits.js').Count} Count */
/** @typedef {import('../../runner/record/acts.js').Rules} Rules */

const SVG = 'http://www.w3.org/2000/svg';
const [SIZE, RADIUS] = [120, 50];

/** @param {Record<string, string>} attributes */
function circle(attributes) {
  const element = document.createElementNS(SVG, 'circle');
  const centre = String(SIZE / 2);
  const all = { cx: centre, cy: centre, r: String(RADIUS), fill: 'none', ...attributes };
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
  return element;
}

/** One arc after the other, from the top on. @param {Count} count */
function arcs({ evidence, total, need }) {
  const whole = Math.max(total, need);
  let from = 0;
  return evidence
    .filter(({ counted }) => counted > 0)
    .map(({ evidence: name, counted }) => {
      const arc = circle({
        class: 'ring-arc',
        'data-evidence': name,
        pathLength: String(whole),
        'stroke-dasharray': `${counted} ${whole}`,
        'stroke-dashoffset': String(-from),
      });
      from += counted;
      return arc;
    });
}

/**
 * The credits of the year as a ring that is full when the year is; what it shows is said in words beside it.
 * @param {Count} count
 */
export function createRing(count) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'ring-plot');
  svg.setAttribute('viewBox', `0 0 ${SIZE} ${SIZE}`);
  svg.append(circle({ class: 'ring-track' }), ...arcs(count));
  const words = el(
    'p',
    { class: 'ring-words' },
    el('b', {}, credits(count.total)),
    el('span', {}, ` / ${credits(count.need)} 学分`),
  );
  const ring = el('div', { class: 'ring' }, words);
  svg.setAttribute('aria-hidden', 'true');
  ring.prepend(svg);
  return ring;
}

/**
 * What each colour of the ring is, and how much.
 * @param {Count} count
 * @param {Rules['evidence']} titles
 */
export function createLegend({ evidence }, titles) {
  const rows = evidence.map(({ evidence: name, earned, counted, cap }) => {
    const most = cap === null ? '' : `，最多算 ${credits(cap)}`;
    const lost = earned > counted ? `得了 ${credits(earned)}，算 ${credits(counted)}` : '';
    return el(
      'li',
      { class: 'legend-row', 'data-evidence': name },
      el('i', { class: 'legend-mark', 'aria-hidden': 'true' }),
      el('span', {}, titles[name], el('span', { class: 'muted' }, lost ? `（${lost}）` : most)),
      el('b', {}, credits(counted)),
    );
  });
  return el('ul', { class: 'legend plain', 'aria-label': '学分分别是怎么来的' }, ...rows);
}
