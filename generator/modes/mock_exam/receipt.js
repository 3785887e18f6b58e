import { digest } from '../../../theme/runner/record/chain.js';

/** @typedef {import('../../../theme/runner/record/sessions.js').Begun} Begun */
/** @typedef {Extract<Statement, { verb: 'completed' }>} End */

/**
 * 作答凭据: what anyone needs to draw the same paper again and mark it again, and to find its end in the record.
 * generator/record/receipt.py reads it; both run tests/vectors/receipts.json.
 * @param {Begun} begun
 * @param {End} end
 */
export const receiptOf = ({ started, answers }, end) => ({
  kind: 'paper',
  version: 1,
  paper: started.object.id,
  revision: started.result.revision,
  seed: started.result.seed,
  started: started.time,
  ended: end.time,
  answers: Object.fromEntries(answers.map(({ object, result }) => [object.id, result.response])),
  points: end.result.points,
  of: end.result.of,
  rule: end.rule,
  chain: end.chain,
  n: end.n,
  previous: end.previous,
  digest: digest(end),
});
