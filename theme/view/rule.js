import { shanghaiDay } from '../runner/calendar.js';
import { versionOn } from '../runner/record/acts.js';
import { fetchJson } from './dom.js';

/** @typedef {import('../runner/record/acts.js').Rules} Rules */

/** What a page has asked for already. @type {Promise<Rules> | null} */
let asked = null;

/** The published credit rules, fetched once a page; rejects where they cannot be had now. @returns {Promise<Rules>} */
export function fetchRules() {
  asked ||= fetchJson('data/credits.json').catch((error) => {
    asked = null;
    throw error;
  });
  return asked;
}

/**
 * The version of the credit rules in force at a time, for a statement that may earn credits; '' where none is or it
 * cannot be asked for: the statement then counts by the rules of its day.
 * @param {number} time
 */
export async function ruleAt(time) {
  try {
    const { versions } = await fetchRules();
    return versionOn(shanghaiDay(time), versions)?.version || '';
  } catch {
    return '';
  }
}
