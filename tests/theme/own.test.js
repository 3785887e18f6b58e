import assert from 'node:assert/strict';
import test from 'node:test';
import { digest } from '../../theme/runner/record/chain.js';
import {
  bookmarkedFact,
  commentedFact,
  favourites,
  notes,
  wellFormed,
} from '../../theme/runner/record/own.js';
import { answerOf } from './support.js';

let made = 0;
const about = (id) => ({ id: `f${++made}`, session: 's', question: { id, rev: 2 } });
const star = (id, on = true) => bookmarkedFact(about(id), on, 5);
const note = (id, text) => commentedFact(about(id), text, 5);

test('favourites stand with the latest first; one taken out is none, put in again it is the latest', () => {
  const kept = [star('a'), star('b'), star('c'), star('b', false), star('a', false), star('a')];
  assert.deepEqual(favourites([answerOf({ id: 'z', state: 'right' }), ...kept]), ['a', 'c']);
  assert.deepEqual(favourites([]), []);
});

test('of several notes on a question the latest counts; an empty one takes it away', () => {
  const all = [note('a', '一'), note('b', '二'), note('a', '三'), note('b', '  ')];
  assert.deepEqual([...notes([star('c'), ...all])], [['a', '三']]);
});

test('a fact of one’s own names its question and revision, and no evidence but this phone', () => {
  assert.deepEqual(star('a'), {
    id: `f${made}`,
    time: 5,
    verb: 'bookmarked',
    object: { type: 'question', id: 'a' },
    session: 's',
    rev: 2,
    result: { on: true },
    evidence: 'E0',
    rule: '',
  });
});

test('a note holds no halves of characters, which no statement could be hashed with', () => {
  assert.equal(wellFormed('\ud83d一\ude00\ud83d\ude00\ud83d'), '一\ud83d\ude00');
  const statement = { ...note('a', `截断的\ud83d`), chain: 'c', n: 1, previous: '' };
  assert.match(digest(statement), /^[0-9a-f]{64}$/);
});
