import { el, icon, siteUrl } from '../dom.js';
import { credits, sayDay } from './words.js';

/** @typedef {import('../../runner/record/acts.js').Act} Act */
/** @typedef {import('../../runner/record/acts.js').Version} Version */
/** @typedef {import('../../runner/record/certificate.js').Certificate} Certificate */
/** @typedef {{ act: string, room: number | null }} Where */

/** Where on the site an act is done. @type {Record<string, string>} */
const PATHS = {
  lesson: '',
  boss: '',
  daily: 'practice/round/?way=daily',
  review: 'practice/round/?way=review',
  mock_exam: 'exam/',
};

/** @param {Where} where @param {Act} act */
function createWay({ act: name, room }, act) {
  const left = room === null ? '' : `今年还能算 ${credits(room)} 学分`;
  const path = PATHS[name];
  const words = [
    el('span', { class: 'card-title' }, act.title),
    el('span', { class: 'muted' }, act.words),
    left && el('span', { class: 'muted' }, left),
  ];
  return el(
    'li',
    {},
    path === undefined
      ? el('div', { class: 'way-row' }, el('span', { class: 'way-text' }, ...words))
      : el(
          'a',
          { class: 'way-row', href: siteUrl(path) },
          el('span', { class: 'way-text' }, ...words),
          icon('arrow-right'),
        ),
  );
}

/**
 * @param {string} title
 * @param {readonly Where[]} where
 * @param {Record<string, Act>} table
 */
function createWays(title, where, table) {
  const ways = where.flatMap((one) => {
    const act = table[one.act];
    return act ? createWay(one, act) : [];
  });
  return (
    ways.length > 0 &&
    el(
      'details',
      { class: 'fold' },
      el('summary', {}, el('span', {}, title)),
      el('ul', { class: 'plain' }, ...ways),
    )
  );
}

/** @param {Certificate['missing'][number]} missing */
const sayMissing = ({ what, much }) =>
  what === 'credits'
    ? el('li', {}, '还差 ', el('b', {}, credits(much)), ' 学分')
    : el('li', {}, '还差一次', el('b', {}, '应知应会考试'), '合格（要到场监考）');

/** That the phone alone does not suffice, where the rules say so. @param {Version} version @param {number} need */
function sayLimit({ caps }, need) {
  const most = caps.E0 !== undefined && caps.E1 !== undefined ? caps.E0 + caps.E1 : need;
  return (
    most < need &&
    el(
      'p',
      { class: 'note' },
      `光靠手机，一年最多算 ${credits(most)} 学分。其余至少 ${credits(need - most)} 学分要到场参加，由主办方登记。`,
    )
  );
}

/** @param {Certificate} certificate */
function sayGranted({ final }) {
  const until = final?.until ? `应知应会考试的合格证到 ${sayDay(final.until)}为止有效。` : '';
  return `按这部手机里的记录，今年的条件都够了。${until}证书由主办方核对以后发。`;
}

/**
 * What the year's certificate still asks for, and where it is to be earned.
 * @param {{ certificate: Certificate, need: number, table: Record<string, Act>, version: Version }} year
 */
export function createMissing({ certificate, need, table, version }) {
  const { granted, missing } = certificate;
  const where = new Map(missing.flatMap((one) => one.where).map((one) => [one.act, one]));
  const ways = [...where.values()];
  const isHere = (/** @type {Where} */ { act }) => act in PATHS;
  return el(
    'section',
    { class: 'card', 'aria-labelledby': 'missing' },
    el('h2', { id: 'missing', class: 'me-title' }, '离今年的证书还差什么'),
    granted
      ? el('p', {}, sayGranted(certificate))
      : el('ul', { class: 'missing' }, ...missing.map(sayMissing)),
    !granted && sayLimit(version, need),
    !granted && createWays('在手机上就能挣的', ways.filter(isHere), table),
    !granted &&
      createWays(
        '要到场或由主办方登记的',
        ways.filter((one) => !isHere(one)),
        table,
      ),
  );
}
