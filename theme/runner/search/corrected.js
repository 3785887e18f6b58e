import { tokens } from '../tokens.js';
import { spelled } from './spelled.js';

/** @typedef {import('./library.js').Library} Library */

/** So many characters may be wrong. */
const MOST = 2;
const HAN_RUN = /[\u3400-\u9fff]{2,}/g;
const LETTERS = /[a-z0-9ü']{2,}(?: [a-z0-9ü']+)*/g;

/**
 * What was probably meant, where it is written in pinyin or with a wrong character; '' where nothing better is known.
 * @param {Library} library
 * @param {string} text plain
 */
export async function corrected(library, text) {
  let out = text;
  for (const run of text.match(LETTERS) || []) {
    if (/[0-9]/.test(run)) continue;
    const { rows } = await library.rows(tokens(run));
    const word = rows.size ? '' : await spelled(library, run);
    if (word) out = out.replace(run, word);
  }
  for (const run of out.match(HAN_RUN) || []) out = out.replace(run, await righted(library, run));
  return out === text ? '' : out;
}

/**
 * A run of hanzi in which characters that go with none beside them are put right: by one that sounds alike and goes with
 * those beside it, or by the only one that goes with both.
 * @param {Library} library
 * @param {string} run
 */
async function righted(library, run) {
  const signs = [...run];
  const { rows } = await library.rows(signs.slice(1).map((sign, at) => signs[at] + sign));
  const goes = signs.map((sign, at) => rows.has(sign + signs[at + 1]));
  const lone = signs.map((_, at) => !goes[at] && !goes[at - 1]);
  if (lone.filter(Boolean).length > MOST) return run;
  for (let at = 0; at < signs.length; at++) {
    if (!lone[at]) continue;
    const found = await better(
      library,
      signs.slice(at - 1 < 0 ? 0 : at - 1, at + 2),
      Number(at > 0),
      Boolean(lone[at + 1]),
    );
    if (!found) continue;
    signs[at] = found;
    if (lone[at + 1])
      lone[at + 1] = !(await library.near(found)).after.includes(signs[at + 1] || ' ');
  }
  return signs.join('');
}

/**
 * @param {Library} library
 * @param {readonly string[]} signs a character with those beside it
 * @param {number} at where it stands among them
 * @param {boolean} doubtful whether that after it may be wrong itself
 */
async function better(library, signs, at, doubtful) {
  const [own, left, right] = await Promise.all(
    [signs[at], signs[at - 1], signs[at + 1]].map((one) => library.near(one || '')),
  );
  const both = [...(left?.after || '')].filter((one) => right?.before.includes(one));
  const sounding = both.find((one) => own?.alike.includes(one));
  if (sounding) return sounding;
  if (signs.length === 3 && !doubtful && both.length === 1) return both[0];
  return [...(at > 0 ? left?.after || '' : right?.before || '')].find((one) =>
    own?.alike.includes(one),
  );
}
