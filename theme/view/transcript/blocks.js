import { dayInWords } from '../days.js';
import { credits, hours, inColumn } from '../me/words.js';

/** @typedef {import('../../runner/record/acts.js').Act} Act */
/** @typedef {import('../../runner/record/acts.js').Rules} Rules */
/** @typedef {import('../../runner/record/credits.js').Count} Count */
/** @typedef {import('../../runner/record/transcript.js').End} End */
/**
 * What a paper says, in the order it says it; shown, drawn and written as text from this alone.
 * @typedef {{ kind: 'pairs', pairs: [string, string][] }
 *   | { kind: 'table', title: string, heads: string[], rows: string[][] }
 *   | { kind: 'marks', title: string, marks: [string, string][] }
 *   | { kind: 'note', text: string }} Block
 */
/**
 * @typedef {object} Studied
 * @property {string} brand
 * @property {number} year
 * @property {number} today a Shanghai day
 * @property {Count} count
 * @property {number} hours of credit a year asks for
 * @property {Record<string, Act>} table
 * @property {Rules['evidence']} evidence
 * @property {string} version of the rules
 * @property {number} days
 * @property {number} statements
 * @property {readonly End[]} ends
 */

/** Under what nobody has attested. */
export const STAMP = '本机自报';
const UNNAMED = '　　　　　　';

/** @param {string} hash */
const grouped = (hash) => hash.replace(/.{8}(?=.)/g, '$& ');

/** @param {number | null} cap */
const sayCap = (cap) => (cap === null ? '不限' : inColumn(cap));

/** @param {Studied} studied @param {string} name */
const pairsOf = ({ brand, year, today, count, hours: need, days, statements, version }, name) =>
  /** @type {[string, string][]} */ ([
    ['姓名', name ? `${name}（本人填写）` : UNNAMED],
    ['年度', `${year} 年`],
    ['学分', `${credits(count.total)}（一年要 ${credits(count.need)}）`],
    ['学时', `${hours(count.minutes)}（一年要 ${need}）`],
    ['学习天数', `${days} 天`],
    ['记录总数', `${statements} 条`],
    ['出具', `${dayInWords(today)}，由“${brand}”在本人手机上算出，学分规则 ${version} 版`],
  ]);

/** @param {Studied} studied @returns {Block} */
const evidenceOf = ({ count, evidence }) => ({
  kind: 'table',
  title: '学分是怎么证明的',
  heads: ['证明方式', '得分', '算进', '上限'],
  rows: count.evidence.map(({ evidence: name, earned, counted, cap }) => [
    evidence[name],
    inColumn(earned),
    inColumn(counted),
    sayCap(cap),
  ]),
});

/** @param {Studied} studied @returns {Block} */
function actsOf({ count, table }) {
  const done = count.acts.filter(({ times }) => times > 0);
  if (done.length === 0) return { kind: 'note', text: '这一年还没有得到学分的学习。' };
  return {
    kind: 'table',
    title: '学分是怎么得的',
    heads: ['项目', '次数', '得分', '算进'],
    rows: done.map(({ act, times, earned, counted }) => [
      table[act]?.title || act,
      String(times),
      inColumn(earned),
      inColumn(counted),
    ]),
  };
}

/**
 * A year of learning on paper.
 * @param {Studied} studied
 * @param {string} name as the learner typed it, '' for none
 * @returns {Block[]}
 */
export function blocksOf(studied, name) {
  const marks = studied.ends.map(
    ({ n, digest }, at) =>
      /** @type {[string, string]} */ ([`第 ${at + 1} 段，${n} 条`, grouped(digest)]),
  );
  return [
    { kind: 'pairs', pairs: pairsOf(studied, name) },
    evidenceOf(studied),
    actsOf(studied),
    ...(marks.length > 0
      ? [{ kind: /** @type {const} */ ('marks'), title: '记录指纹', marks }]
      : []),
    {
      kind: 'note',
      text: `“${STAMP}”：以上由手机里的学习记录自动算出，没有单位核对、证明或盖章，不是合格证，也不是结业证书。要到场的学分，以主办方的登记为准。指纹用来和备份对照：记录改动一处，指纹就不一样。`,
    },
  ];
}

/** @param {Block} block @returns {string[]} */
function linesOf(block) {
  if (block.kind === 'pairs') return block.pairs.map(([name, value]) => `${name}：${value.trim()}`);
  if (block.kind === 'note') return [block.text];
  if (block.kind === 'marks')
    return [`${block.title}：`, ...block.marks.map(([name, mark]) => `${name}：${mark}`)];
  const rows = block.rows.map(([first, ...cells]) => {
    const told = cells.map((cell, at) => `${block.heads[at + 1]} ${cell}`);
    return `${first}：${told.join('，')}`;
  });
  return [`${block.title}：`, ...rows];
}

/**
 * The same as text, to be copied.
 * @param {string} title
 * @param {readonly Block[]} blocks
 */
export const textOf = (title, blocks) =>
  [`${title}（${STAMP}）`, ...blocks.flatMap((block) => ['', ...linesOf(block)])].join('\n');
