import { el, svg } from '../dom.js';
import { credits } from './words.js';

/** @typedef {import('../../runner/record/credits.js').Count} Count */
/** @typedef {import('../../runner/record/acts.js').Rules} Rules */

const [SIZE, RADIUS] = [120, 50];

const CENTRE = String(SIZE / 2);

/** @param {Record<string, string>} attributes */
const circle = (attributes) =>
  svg('circle', { cx: CENTRE, cy: CENTRE, r: String(RADIUS), fill: 'none', ...attributes });

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
  const plot = svg(
    'svg',
    { class: 'ring-plot', viewBox: `0 0 ${SIZE} ${SIZE}`, 'aria-hidden': 'true' },
    circle({ class: 'ring-track' }),
    ...arcs(count),
  );
  const words = el(
    'p',
    { class: 'ring-words' },
    el('b', {}, credits(count.total)),
    el('span', {}, ` / ${credits(count.need)} 学分`),
  );
  return el('div', { class: 'ring' }, plot, words);
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
