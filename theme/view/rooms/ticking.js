/** Cards say whether places are open now: that follows the clock, and nothing else of them is drawn anew. */
import { stateAt } from '../../map/hours.js';
import { getElements } from '../dom.js';
import { open } from './card.js';

const MINUTE = 60_000;

/** @param {import('../../map/published.js').Manifest} manifest */
export function followClock({ holidays }) {
  const waitForNext = () => window.setTimeout(follow, MINUTE - (Date.now() % MINUTE));
  const follow = () => {
    const now = new Date();
    for (const said of getElements('[data-hours]')) {
      const rules = said.dataset.hours || '';
      const fresh = open({ state: stateAt(rules, now, holidays), rules });
      if (fresh.textContent !== said.textContent) said.replaceWith(fresh);
    }
    waitForNext();
  };
  waitForNext();
}
