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
export const inOrder = (statements) => merged(chainsOf(statements));

/**
 * The same of chains that are in their own order already. A statement waits for those before it in its chain, so its turn
 * comes at the latest time among them: that is what is sorted by.
 * @template {{ time: number }} T
 * @param {readonly T[][]} chains sorted by name
 * @returns {T[]}
 */
export function merged(chains) {
  const [only, ...others] = chains;
  if (only && others.length === 0) return only;
  const turns = chains.flatMap((own, chain) => {
    let turn = 0;
    return own.map((one) => {
      turn = Math.max(turn, one.time);
      return { one, turn, chain };
    });
  });
  return turns.sort((a, b) => a.turn - b.turn || a.chain - b.chain).map(({ one }) => one);
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

/** @param {Statement} statement @returns {Fact} what it says, without its place */
export function factOf({ chain: _chain, n: _n, previous: _previous, ...fact }) {
  return /** @type {Fact} */ (fact);
}

/**
 * How the statements of another record come into this one. Each chain goes on as it is written there as long as what
 * comes before stands here in its place: `kept`. From where it cannot, because another statement has the place (two
 * phones went on from one copy) or one of its statements is here under another, what is new is to be written anew: `retold`.
 * @param {readonly Statement[]} held
 * @param {readonly Statement[]} others whose chains have no breaks
 * @returns {{ kept: Statement[], retold: Fact[] }} what `held` has not, each once
 */
export function joining(held, others) {
  const known = new Map(held.map((one) => [one.id, one]));
  const places = new Map(held.map((one) => [placeOf(one), one]));
  /** @type {Statement[]} */
  const kept = [];
  /** @type {Statement[]} */
  const retold = [];
  for (const chain of chainsOf(others)) {
    let goesOn = true;
    for (const one of chain) {
      const own = known.get(one.id);
      if (own) goesOn = goesOn && placeOf(own) === placeOf(one);
      else if (goesOn && !places.has(placeOf(one)) && standsAfter(places, kept, one))
        kept.push(one);
      else {
        goesOn = false;
        retold.push(one);
      }
      known.set(one.id, own || one);
    }
  }
  return { kept, retold: inOrder(retold).map(factOf) };
}

/** @param {Pick<Statement, 'chain' | 'n'>} one */
const placeOf = ({ chain, n }) => `${n} ${chain}`;

/**
 * @param {ReadonlyMap<string, Statement>} places
 * @param {readonly Statement[]} kept
 * @param {Statement} one
 */
function standsAfter(places, kept, one) {
  const last = kept[kept.length - 1];
  if (one.n === 1 || (last?.chain === one.chain && last.n === one.n - 1)) return true;
  const before = places.get(placeOf({ ...one, n: one.n - 1 }));
  return before !== undefined && digest(before) === one.previous;
}
