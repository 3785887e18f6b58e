import assert from 'node:assert/strict';
import test from 'node:test';
import { draw } from '../../generator/modes/mock_exam/draw.js';
import { receiptOf } from '../../generator/modes/mock_exam/receipt.js';
import { handed } from '../../theme/runner/handed.js';
import { answeredFact, completedFact, initializedFact } from '../../theme/runner/session.js';
import { pointsOf } from '../../theme/runner/sitting.js';
import { fromTheme, read, vectors } from './support.js';

const { parse } = fromTheme('yaml');
const { exam, sittings } = vectors('receipts');
const examples = exam.types.map((type) =>
  parse(read(`generator/question_types/${type}/examples.yml`)),
);

/** What the phone has of a candidate. @param {number} number */
function questionOf(number) {
  const type = exam.candidates.type[number];
  const { question, published = question } = examples[type][exam.candidates.example[number]];
  return { ...published, type: exam.types[type] };
}

/** Sits the exam as a phone does: drawn, answered, marked, ended. */
function receiptMade({ seed, started, ended, drafts, ...last }) {
  const seats = draw(seed, exam).flatMap((own, section) =>
    own.map((number) => ({
      id: exam.candidates.id[number],
      rev: 1,
      number,
      points: exam.sections[section].points,
    })),
  );
  const given = new Map(
    seats.map(({ id, number }) => {
      const draft = id in drafts ? { response: drafts[id], ms: 1 } : undefined;
      return [id, handed(questionOf(number), draft)];
    }),
  );
  const about = { session: seed, object: { type: 'paper', id: exam.paper } };
  const begun = initializedFact(about, { seed, items: [], revision: exam.revision }, started);
  const answers = seats.map((item, at) =>
    answeredFact({ session: seed, place: at + 1, item, given: given.get(item.id) }, ended),
  );
  const end = { ...completedFact(about, pointsOf(seats, given), ended, 'E1'), ...last };
  return receiptOf({ started: begun, answers }, end);
}

sittings.forEach(({ receipt, ...sitting }) => {
  test(`a receipt as in the vectors: ${sitting.seed}`, () => {
    assert.deepEqual(receiptMade(sitting), receipt);
  });
});

test('a receipt as it is copied is read again as it was', () => {
  for (const { receipt } of sittings) {
    assert.deepEqual(JSON.parse(JSON.stringify(receipt)), receipt);
    assert.ok(JSON.stringify(receipt).length < 4000);
  }
});
