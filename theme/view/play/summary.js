import { tally } from '../../runner/walk.js';
import { button, linkButton, mainButton } from '../buttons.js';
import { el, siteUrl } from '../dom.js';
import { warning } from '../warning.js';
import { aside, scoreLine, showInterlude } from './interlude.js';

/** @typedef {import('../../runner/walk.js').Walk} Walk */

/** So many numbers are listed; of a walk through thousands the answer sheet shows the rest. */
const LISTED = 30;

/**
 * What a walk came to, and the ways on from there.
 * @param {Walk} walk
 * @param {(index: number) => void} go back to a question
 * @param {{ lasting: boolean, again: string }} what lasting: whether the record stays when the tab is closed; again: what
 *   beginning anew is called
 */
export function showSummary(walk, go, { lasting, again }) {
  const { answered, right } = tally(walk);
  const open = placesOf(walk, (given) => given === undefined);
  const missed = placesOf(walk, (given) => given !== undefined && given.state !== 'right');
  const share = answered > 0 ? `正确率 ${Math.round((100 * right) / answered)}%` : '一题都还没有答';
  const [first] = open;
  const onward =
    first === undefined
      ? [leave(''), mainButton(again, () => location.reload())]
      : [button('接着答', () => go(first)), leave('btn-main')];
  showInterlude({
    title: '练习小结',
    told: [scoreLine(String(right), `/ ${answered} 题答对`), aside(share)],
    below: [warning(lasting), numbers('没答对的', missed, go), numbers('还没答的', open, go)],
    ways: onward,
    said: `练习小结，答了 ${answered} 题，答对 ${right} 题。`,
  });
}

/** @param {Walk} walk @param {(given: Given | undefined) => boolean} isWanted */
const placesOf = ({ stops, given }, isWanted) =>
  stops.flatMap(({ id }, place) => (isWanted(given.get(id)) ? place : []));

/**
 * Questions to go back to, by their numbers.
 * @param {string} title
 * @param {readonly number[]} places from 0
 * @param {(index: number) => void} go
 */
function numbers(title, places, go) {
  const cells = places.slice(0, LISTED).map((place) => {
    const label = { 'aria-label': `第 ${place + 1} 题` };
    const cell = el('button', { class: 'cell', type: 'button', ...label }, String(place + 1));
    cell.addEventListener('click', () => go(place));
    return el('li', {}, cell);
  });
  const more = places.length > LISTED && el('p', { class: 'muted' }, '其余的在答题卡里。');
  return (
    places.length > 0 &&
    el(
      'section',
      { class: 'card missed' },
      el('h2', {}, `${title} ${places.length} 题`),
      el('ol', { class: 'sheet plain' }, ...cells),
      more,
    )
  );
}

/** @param {string} className */
const leave = (className) => linkButton('回到练习', siteUrl('practice/'), className);
