import { shanghaiDay } from '../runner/day.js';
import { versionOn } from '../runner/record/acts.js';
import { fetchJson } from './dom.js';

/**
 * The version of the credit rules in force at a time, for a statement that may earn credits; '' where none is or it
 * cannot be asked for: the statement then counts by the rules of its day.
 * @param {number} time
 */
export async function ruleAt(time) {
  try {
    /** @type {import('../runner/record/acts.js').Rules} */
    const { versions } = await fetchJson('data/credits.json');
    return versionOn(shanghaiDay(time), versions)?.version || '';
  } catch {
    return '';
  }
}
