import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { backupOf, fileText } from '../../theme/runner/record/backup.js';
import { fromBase64url, toBase64url } from '../../theme/runner/record/base64url.js';
import { follow } from '../../theme/runner/record/chain.js';
import { packetsOf, readBackup } from '../../theme/runner/record/packets.js';
import { isStatement } from '../../theme/runner/record/shape.js';
import { answerOf, vectors } from './support.js';

const known = vectors('backup');

/** @param {any} given a case of the vectors */
const textOf = ({ of, from = '', to = '', text }) => text ?? known[of].replace(from, () => to);

/** @param {string} text */
const ids = (text) => readBackup(text).backup.statements.map(({ id }) => id);

for (const given of known.cases) {
  test(`reading ${given.what}`, () => {
    const found = readBackup(textOf(given));
    assert.equal(found.fault, given.fault);
    assert.deepEqual(
      found.backup?.statements.map(({ id }) => id),
      given.ids,
    );
  });
}

for (const { what, statement, ok } of known.shapes) {
  test(`${what} is ${ok ? 'kept' : 'refused'}`, () => assert.equal(isStatement(statement), ok));
}

/** @param {number} count */
function chainOf(count) {
  const chain = [];
  for (let n = 0; n < count; n++) {
    const fact = answerOf({ id: `q${n}`, state: n % 3 ? 'right' : 'wrong', time: n, session: 'z' });
    chain.push(follow(fact, 'a', chain[chain.length - 1]));
  }
  return chain;
}

test('what was written is what is read, as a file and as text', () => {
  const backup = backupOf(chainOf(300), 7);
  assert.deepEqual(readBackup(fileText(backup)), { backup });
  for (const size of [64, 300, 100000]) {
    const packets = packetsOf(backup, size);
    assert.ok(packets.every(({ length }) => length <= size));
    assert.deepEqual(readBackup(packets.join('\n')), { backup });
  }
});

test('no letter of a file can be changed without it being seen, or else nothing of the record is', () => {
  const { file } = known;
  const { statements } = readBackup(file).backup;
  let seen = 0;
  for (let at = 0; at < file.length; at += 7) {
    const changed = file.slice(0, at) + (file[at] === '1' ? '2' : '1') + file.slice(at + 1);
    const found = readBackup(changed);
    if (found.fault) seen++;
    else assert.deepEqual(found.backup.statements, statements, file.slice(at - 20, at + 1));
  }
  assert.ok(seen > 280, `${seen} of ${file.length / 7}`);
});

test('of a damaged backup no part is given', () => {
  const file = fileText(backupOf(chainOf(9), 7));
  const found = readBackup(file.slice(0, -300));
  assert.deepEqual(Object.keys(found), ['fault']);
  assert.match(found.fault, /应有 9 条记录，从第 8 条起对不上，前面 7 条是好的/);
});

test('text that would unfold to more than a phone holds is refused before it is unfolded', () => {
  const bytes = gzipSync(Buffer.alloc(65 * 1024 * 1024));
  const [packet] = packetsOf(backupOf([], 7), 100000);
  assert.ok(bytes.length < 100000 && ids(packet).length === 0);
  assert.match(readBackup(packetOf(bytes)).fault, /读不出来/);
});

test('text that unfolds to more than it says is stopped on its way', () => {
  const bytes = gzipSync(Buffer.alloc(256 * 1024 * 1024), { level: 9 });
  bytes.writeUInt32LE(10, bytes.length - 4);
  assert.match(readBackup(packetOf(bytes)).fault, /读不出来/);
});

/** A packet of any bytes. @param {Uint8Array} bytes */
function packetOf(bytes) {
  const mark = (data) => createHash('sha256').update(data).digest('base64url').slice(0, 8);
  const packet = `SX1.1.1.${mark(bytes)}.${Buffer.from(bytes).toString('base64url')}`;
  return `${packet}.${mark(packet)}`;
}

test('bytes that are no backup, each letter right, are told from a backup', () => {
  for (const text of ['[1]', '{"format":"suixue-record","schema":1,"chains":[{"facts":5}]}', '{']) {
    assert.match(readBackup(packetOf(gzipSync(text))).fault, /读不出来/, text);
  }
  assert.match(readBackup(packetOf(gzipSync('{"format":"x"}'))).fault, /不是学习档案/);
  assert.match(readBackup(packetOf(Buffer.from('no gzip'))).fault, /读不出来/);
});

test('base64url is what Node’s is', () => {
  for (let length = 0; length < 70; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length * 11) % 256);
    const text = Buffer.from(bytes).toString('base64url');
    assert.equal(toBase64url(bytes), text);
    assert.deepEqual(fromBase64url(text), bytes);
  }
  assert.equal(fromBase64url('AAAAA'), null);
  assert.equal(fromBase64url('AA+A'), null);
});
