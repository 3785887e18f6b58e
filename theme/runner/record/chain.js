import canonicalize from 'canonicalize';
import { createHash } from 'sha256-uint8array';

/*
 * The record: statements in chains. Each installation, and each restore, writes a chain of its own, in which every
 * statement holds the hash of the one before it. generator/record/chain.py is the twin; both run tests/vectors/record.json.
 */

/**
 * SHA-256(UTF-8 of `previous` ‖ the statement in its RFC 8785 form), in hex.
 * @param {Statement} statement
 */
export const digest = (statement) =>
  createHash()
    .update(statement.previous)
    .update(/** @type {string} */ (canonicalize(statement)))
    .digest('hex');

/**
 * The statement a fact becomes after the last one of its chain.
 * @param {Fact} fact
 * @param {string} chain
 * @param {Statement | undefined} tail undefined at the beginning of the chain
 * @returns {Statement}
 */
export const follow = (fact, chain, tail) => ({
  ...fact,
  chain,
  n: tail ? tail.n + 1 : 1,
  previous: tail ? digest(tail) : '',
});

/** @param {readonly Statement[]} statements @returns {Statement[][]} each chain, sorted by n, the chains by name */
function chainsOf(statements) {
  /** @type {Map<string, Statement[]>} */
  const chains = new Map();
  for (const one of statements) {
    const own = chains.get(one.chain);
    if (own) own.push(one);
    else chains.set(one.chain, [one]);
  }
  const names = [...chains.keys()].sort(compare);
  return names.map((name) => (chains.get(name) || []).sort((a, b) => a.n - b.n));
}

/** @param {string} a @param {string} b */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The order of a record: each chain keeps its own, whatever its clock said; between chains the one whose next statement
 * is the earliest goes on, of two at the same time the one whose name comes first.
 * @param {readonly Statement[]} statements in any order
 * @returns {Statement[]}
 */
export function inOrder(statements) {
  const chains = chainsOf(statements);
  if (chains.length === 1) return chains[0] || [];
  const at = chains.map(() => 0);
  const head = (/** @type {number} */ chain) => chains[chain]?.[at[chain] || 0];
  return statements.map(() => {
    let first = -1;
    for (let chain = 0; chain < chains.length; chain++) {
      const [one, other] = [head(chain), head(first)];
      if (one && (!other || one.time < other.time)) first = chain;
    }
    const found = /** @type {Statement} */ (head(first));
    at[first] = (at[first] || 0) + 1;
    return found;
  });
}

/**
 * The statements that do not follow the one before them in their chain: one is missing, comes twice, or was changed
 * after it was written. None in a whole record; the change of a chain's last statement nobody can see.
 * @param {readonly Statement[]} statements in any order
 * @returns {Statement[]}
 */
export function breaks(statements) {
  return chainsOf(statements).flatMap((chain) =>
    chain.filter((one, place) => {
      const before = chain[place - 1];
      return one.n !== place + 1 || one.previous !== (before ? digest(before) : '');
    }),
  );
}
