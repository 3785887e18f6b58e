/** What the tests share: files of the repository, and packages that live beside theme/package.json. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export const REPOSITORY = new URL('../../', import.meta.url);
export const fromTheme = createRequire(new URL('theme/package.json', REPOSITORY));

/** @param {string} path from the repository's root */
export const read = (path) => readFileSync(new URL(path, REPOSITORY), 'utf8');

/** @param {string} name */
export const vectors = (name) => JSON.parse(read(`tests/vectors/${name}.json`));

let made = 0;

/** A finished try as the record keeps it. */
export const tryOf = ({ level = 'l1', time = 0, points, of = 5, session = `s${++made}` }) => ({
  id: `${session}/end`,
  n: ++made,
  time,
  verb: 'completed',
  object: { type: 'level', id: level },
  session,
  rev: 0,
  evidence: 'E0',
  rule: '',
  result: { points, of },
});

/** An answer as the record keeps it. */
export const answerOf = ({ id, state, time = 0, session = 's' }) => ({
  id: `${session}/${++made}`,
  n: made,
  time,
  verb: 'answered',
  object: { type: 'question', id },
  session,
  rev: 1,
  evidence: 'E0',
  rule: '',
  result: { response: 'a', state, points: state === 'right' ? 100 : 0, of: 100 },
});

/** The beginning of a try as the record keeps it. */
export const startOf = ({ level = 'l1', session, items = [], time = 0 }) => ({
  id: session,
  n: ++made,
  time,
  verb: 'initialized',
  object: { type: 'level', id: level },
  session,
  rev: 0,
  evidence: 'E0',
  rule: '',
  result: { seed: session, items },
});
