import { Gunzip, gzipSync, strFromU8, strToU8 } from 'fflate';
import { createHash } from 'sha256-uint8array';
import { FAULTS, holdsFile, isTable, judge, parse, readFile } from './backup.js';
import { fromBase64url, toBase64url } from './base64url.js';
import { follow, inOrder } from './chain.js';

/*
 * The record as text to be copied, or scanned: what the file holds without what follows from it (chain, n, previous),
 * gzipped, in base64url, cut into packets. A packet: `SX1.` its place `.` how many `.` the mark of all of it `.` its part
 * `.` its own mark. Marks are the first letters of a SHA-256, so that what chat programs add, quote or lose is seen.
 * The twin is generator/record/packets.py; both run tests/vectors/backup.json.
 */

const MARK = 8;
const PACKET = /SX1\.(\d{1,5})\.(\d{1,5})\.([\w-]{8})\.([\w-]*)\.([\w-]{8})/g;
const NOISE = /[^\w.-]/g;
const MOST_BYTES = 64 * 1024 * 1024;

/** @param {string | Uint8Array} data */
const markOf = (data) =>
  toBase64url(
    createHash()
      .update(/** @type {any} */ (data))
      .digest(),
  ).slice(0, MARK);

/** @param {import('./backup.js').Backup} backup */
function compact({ chains, statements, ...head }) {
  /** @type {Map<string, Fact[]>} */
  const facts = new Map(chains.map(({ chain }) => [chain, []]));
  for (const { chain, n: _n, previous: _previous, ...fact } of statements) {
    facts.get(chain)?.push(/** @type {Fact} */ (fact));
  }
  const whole = chains.map((tail) => ({ ...tail, facts: facts.get(tail.chain) }));
  return JSON.stringify({ ...head, chains: whole });
}

/**
 * @param {import('./backup.js').Backup} backup
 * @param {number} size how many letters a packet may have
 * @returns {string[]}
 */
export function packetsOf(backup, size) {
  const bytes = gzipSync(strToU8(compact(backup)), { level: 9, mtime: 0 });
  const [letters, mark] = [toBase64url(bytes), markOf(bytes)];
  const room = size - `SX1.99999.99999.${mark}..${mark}`.length;
  const count = Math.ceil(letters.length / room);
  return Array.from({ length: count }, (_, at) => {
    const packet = `SX1.${at + 1}.${count}.${mark}.${letters.slice(at * room, (at + 1) * room)}`;
    return `${packet}.${markOf(packet)}`;
  });
}

/**
 * The packets in a text that are as they were written, whatever stands around and between them: white space, quotes, who
 * wrote when.
 * @param {string} text
 * @returns {{ place: number, count: number, mark: string, part: string }[]}
 */
function find(text) {
  const found = [];
  const bare = text.replace(NOISE, '');
  PACKET.lastIndex = 0;
  for (let match = PACKET.exec(bare); match; match = PACKET.exec(bare)) {
    const [whole, place, count, mark = '', part = '', own] = match;
    if (markOf(whole.slice(0, -MARK - 1)) === own) {
      found.push({ place: Number(place), count: Number(count), mark, part });
    }
  }
  return found;
}

const NAMED = 8;

const TORN = {
  cut: '备份文字不完整。请把每一段从头到尾复制过来，再试一次。',
  mixed: '这里有两份备份的文字。请一份一份地恢复。',
  /** @param {number} count @param {readonly number[]} missing places */
  missing: (count, missing) =>
    `备份文字一共 ${count} 段，第 ${missing.slice(0, NAMED).join('、')} ${missing.length > NAMED ? `等 ${missing.length} ` : ''}段缺了或者坏了。请把它们也复制过来，放在一起再试。`,
};

/** Whether a text is meant to be packets. @param {string} text */
const holdsPackets = (text) => text.replace(NOISE, '').includes('SX1.');

/**
 * The bytes of all packets put together.
 * @param {string} text
 * @returns {{ bytes: Uint8Array } | { fault: string }}
 */
function join(text) {
  const packets = find(text);
  const [first] = packets;
  if (!first) return { fault: TORN.cut };
  if (packets.some(({ mark, count }) => mark !== first.mark || count !== first.count)) {
    return { fault: TORN.mixed };
  }
  const parts = new Map(packets.map(({ place, part }) => [place, part]));
  const places = Array.from({ length: first.count }, (_, at) => at + 1);
  const missing = places.filter((place) => !parts.has(place));
  if (missing.length > 0) return { fault: TORN.missing(first.count, missing) };
  const bytes = fromBase64url(places.map((place) => parts.get(place)).join(''));
  return bytes && markOf(bytes) === first.mark ? { bytes } : { fault: FAULTS.unreadable };
}

/** Unzipped at a time, so that what would unfold to more than a phone holds is stopped on its way. */
const STEP = 16 * 1024;

/** @param {Uint8Array} bytes gzip @returns {string | undefined} undefined where they are none, or too much */
function unzip(bytes) {
  const unfolded = new Uint8Array(Math.min(MOST_BYTES, sizeOf(bytes)));
  let size = 0;
  const gunzip = new Gunzip((part) => {
    unfolded.set(part, size); // throws where there is more than is said
    size += part.length;
  });
  try {
    for (let at = 0; at < bytes.length; at += STEP) {
      gunzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
    }
    return strFromU8(unfolded.subarray(0, size));
  } catch {
    return undefined;
  }
}

/** What a gzip says at its end that it unfolds to. @param {Uint8Array} bytes */
const sizeOf = (bytes) => bytes.slice(-4).reduceRight((sum, byte) => sum * 256 + byte, 0);

/** @param {any} tail a chain of `compact` @returns {Statement[]} */
function chained({ chain, facts }) {
  /** @type {Statement[]} */
  const statements = [];
  for (const fact of facts) statements.push(follow(fact, chain, statements[statements.length - 1]));
  return statements;
}

/** @param {any} value what `compact` wrote @returns {any} what it was made of, as far as it can be told */
function whole({ chains, ...head }) {
  try {
    const statements = inOrder(chains.flatMap(chained));
    return { ...head, chains: chains.map(bare), statements };
  } catch {
    return head;
  }
}

/** @param {any} tail */
const bare = ({ facts: _facts, ...tail }) => tail;

/**
 * What `packetsOf` wrote, in any order and however often.
 * @param {string} text
 * @returns {import('./backup.js').Reading}
 */
function readPackets(text) {
  const joined = join(text);
  if ('fault' in joined) return joined;
  const value = parse(unzip(joined.bytes) || '');
  return isTable(value) ? judge(whole(value)) : { fault: FAULTS.unreadable };
}

/**
 * Reads a backup, file or text: all of it, or what is wrong with it.
 * @param {string} text
 * @returns {import('./backup.js').Reading}
 */
export function readBackup(text) {
  if (holdsFile(text)) return readFile(text);
  return holdsPackets(text) ? readPackets(text) : { fault: FAULTS.foreign };
}
