import { follow } from '../runner/record/chain.js';

/** A statement as the first release kept it. @typedef {any} First */

/** @param {First} one @returns {Fact} */
const factOf = ({ id, time, verb, object, session, rev, result }) => ({
  id,
  time,
  verb: verb === 'started' ? 'initialized' : verb,
  object,
  session,
  rev,
  result,
  evidence: 'E0',
  rule: '',
});

/**
 * The record of the first release, which had no chains, as one chain: nothing of it is lost.
 * @param {readonly First[]} statements in any order
 * @param {string} chain
 * @returns {Statement[]}
 */
export function rechain(statements, chain) {
  /** @type {Statement[]} */
  const chained = [];
  for (const one of [...statements].sort((a, b) => a.n - b.n)) {
    chained.push(follow(factOf(one), chain, chained[chained.length - 1]));
  }
  return chained;
}
