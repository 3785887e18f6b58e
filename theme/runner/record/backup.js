import { digest } from './chain.js';
import { isStatement } from './shape.js';

/*
 * The record as a file: one JSON text, a statement a line, so that a file cut off or changed tells how far it is whole.
 * For each chain it says how long it is and the digest of its last statement, and so what all of it was. The twin is
 * generator/record/backup.py; both run tests/vectors/backup.json.
 */

const FORMAT = 'suixue-record';
const SCHEMA = 1;

/** A chain: its name, the number of its last statement and that one's digest. @typedef {{ chain: string, n: number, digest: string }} Tail */

/**
 * @typedef {object} Backup
 * @property {string} format
 * @property {number} schema
 * @property {number} made when, in milliseconds since 1970
 * @property {number} count
 * @property {Tail[]} chains
 * @property {Statement[]} statements in the order of the record
 */

/** A backup that was read, or what is wrong with it and what to do. @typedef {{ backup: Backup } | { fault: string }} Reading */

/** @param {readonly Statement[]} statements @returns {Tail[]} by the names of the chains */
function tailsOf(statements) {
  /** @type {Map<string, Statement>} */
  const last = new Map();
  for (const one of statements) {
    if (one.n > (last.get(one.chain)?.n || 0)) last.set(one.chain, one);
  }
  return [...last.values()]
    .sort((a, b) => (a.chain < b.chain ? -1 : 1))
    .map((one) => ({ chain: one.chain, n: one.n, digest: digest(one) }));
}

/**
 * @param {readonly Statement[]} statements in the order of the record
 * @param {number} made
 * @returns {Backup}
 */
export const backupOf = (statements, made) => ({
  format: FORMAT,
  schema: SCHEMA,
  made,
  count: statements.length,
  chains: tailsOf(statements),
  statements: [...statements],
});

/** @param {Backup} backup */
export function fileText({ statements, ...head }) {
  const lines = statements.map((one) => JSON.stringify(one)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},"statements":[\n${lines}\n]}\n`;
}

/** Of a text that is no whole JSON: as many of its lines as can be read. @param {string} text */
function salvage(text) {
  const [first = '', ...lines] = text.split('\n');
  const head = parse(`${first.trim()}]}`);
  /** @type {any[]} */
  const statements = [];
  for (const line of lines) {
    const one = parse(line.trim().replace(/,$/, ''));
    if (!one) break;
    statements.push(one);
  }
  return head && { ...head, statements };
}

/** @param {string} text @returns {any} undefined for what is no JSON */
export function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const FAULTS = {
  foreign: '这不是学习档案的备份。请选“存成文件”存下的文件，或者把备份文字从头到尾复制过来。',
  newer: '这份备份是更新的版本存的，这里还读不了。请先更新，再来恢复。',
  unreadable: '这份备份坏了，读不出来。请换一份备份再来。',
  /** @param {number} count @param {number} whole how many are good before the first that is not */
  damaged: (count, whole) =>
    `这份备份坏了：应有 ${count} 条记录，从第 ${whole + 1} 条起对不上，前面 ${whole} 条是好的。坏的备份一条也不恢复，请换一份备份再来。`,
};

/** @param {any} value @returns {value is Record<string, any>} */
export const isTable = (value) =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** @param {any} value */
const isTail = (value) =>
  isTable(value) &&
  typeof value.chain === 'string' &&
  Number.isSafeInteger(value.n) &&
  typeof value.digest === 'string';

/** @param {any} value */
const isWhole = ({ made, count, chains, statements }) =>
  [made, count].every(Number.isSafeInteger) &&
  Array.isArray(chains) &&
  chains.every(isTail) &&
  Array.isArray(statements);

/**
 * Holds a backup to what it says of itself.
 * @param {any} value as JSON.parse gives it
 * @returns {Reading}
 */
export function judge(value) {
  if (!isTable(value) || value.format !== FORMAT) return { fault: FAULTS.foreign };
  if (Number.isSafeInteger(value.schema) && value.schema > SCHEMA) return { fault: FAULTS.newer };
  if (value.schema !== SCHEMA || !isWhole(value)) return { fault: FAULTS.unreadable };
  const backup = /** @type {Backup} */ (value);
  const { good, ended } = follows(backup);
  if (ended && good === backup.count) return { backup };
  return { fault: FAULTS.damaged(backup.count, good) };
}

/**
 * How many statements from the first on are as they were written, and whether that is all of every chain. Where one does
 * not hold the hash of the one before it, that one is in doubt already.
 * @param {Backup} backup
 */
function follows({ chains, statements }) {
  const ends = new Map(chains.map((tail) => [tail.chain, tail]));
  /** @type {Map<string, number>} the place of each chain's last statement */
  const last = new Map();
  const ids = new Set();
  for (const [place, one] of statements.entries()) {
    if (!isStatement(one) || ids.has(one.id)) return { good: place, ended: false };
    const before = last.get(one.chain);
    const tail = before === undefined ? undefined : statements[before];
    const end = ends.get(one.chain);
    if (!end || one.n !== (tail ? tail.n + 1 : 1) || one.n > end.n)
      return { good: place, ended: false };
    if (one.previous !== (tail ? digest(tail) : '')) return { good: before ?? place, ended: false };
    if (one.n === end.n && digest(one) !== end.digest) return { good: place, ended: false };
    last.set(one.chain, place);
    ids.add(one.id);
  }
  const ended = chains.every(({ chain, n }) => statements[last.get(chain) ?? -1]?.n === n);
  return { good: statements.length, ended };
}

/**
 * Whether a text is meant to be the file.
 * @param {string} text
 */
export const holdsFile = (text) => text.includes(`"${FORMAT}"`);

/**
 * Reads what `fileText` wrote.
 * @param {string} text
 * @returns {Reading}
 */
export function readFile(text) {
  const bare = text.replace(/^\uFEFF/, '');
  const value = parse(bare) || salvage(bare);
  return value ? judge(value) : { fault: FAULTS.unreadable };
}
