import assert from 'node:assert/strict';
import test from 'node:test';
import { worded } from '../../theme/runner/wording.js';

const question = { id: 'q-1', stem: '原题', stems: ['说法一', '说法二'] };

test('a question without paraphrases is asked as it stands', () => {
  assert.equal(worded({ id: 'q-1', stem: '原题' }, 's').stem, '原题');
  assert.equal(worded({ id: 'q-1', stem: '原题', stems: [] }, 's').stem, '原题');
});

test('the same try asks in the same words', () => {
  for (let i = 0; i < 50; i++) {
    assert.equal(worded(question, `s${i}`).stem, worded(question, `s${i}`).stem);
  }
});

test('every wording has its turn, about as often', () => {
  const turns = new Map();
  for (let i = 0; i < 600; i++) {
    const { stem } = worded(question, `s${i}`);
    turns.set(stem, (turns.get(stem) || 0) + 1);
  }
  assert.deepEqual([...turns.keys()].sort(), ['原题', '说法一', '说法二'].sort());
  for (const times of turns.values()) assert.ok(times > 150 && times < 250, String(times));
});

test('two questions of one try draw their words apart', () => {
  const pairs = Array.from({ length: 50 }, (_, i) =>
    ['q-1', 'q-2'].map((id) => worded({ ...question, id }, `s${i}`).stem).join(),
  );
  assert.ok(new Set(pairs).size > 5);
});
