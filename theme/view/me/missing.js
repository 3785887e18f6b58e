import { dayInWords } from '../days.js';
import { el, icon, siteUrl } from '../dom.js';
import { section } from './section.js';
import { credits } from './words.js';

/** @typedef {import('../../runner/record/acts.js').Act} Act */
/** @typedef {import('../../runner/record/acts.js').Version} Version */
/** @typedef {import('../../runner/record/certificate.js').Certificate} Certificate */
/** @typedef {import('../../runner/record/credits.js').Count} Count */
/** @typedef {{ act: string, room: number | null }} Where */

/** Where on the site an act is done; of others on the phone the office says when. @type {Record<string, string>} */
const PATHS = {
  lesson: '',
  boss: '',
  daily: 'practice/round/?way=daily',
  review: 'practice/round/?way=review',
  mock_exam: 'exam/',
};

/** Whether an act is done on the phone alone. @param {Act} act */
const isHere = ({ evidence }) => evidence === 'E0' || evidence === 'E1';

/** @param {Where} where @param {Act} act */
function createWay({ act: name, room }, act) {
  const left = room === null ? '' : `今年还能算 ${credits(room)} 学分`;
  const path = PATHS[name];
  const later = path === undefined && isHere(act);
  const words = [
    el('span', { class: 'card-title' }, act.title),
    el('span', { class: 'muted' }, act.words),
    left && el('span', { class: 'muted' }, left),
    later && el('span', { class: 'muted' }, '主办方发布以后，在手机上做'),
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

/** @typedef {{ where: Where, act: Act }} Way */

/**
 * How much all these ways together can still count for.
 * @param {readonly Way[]} ways
 * @param {Count} count
 */
function sayRoom(ways, { evidence }) {
  const rooms = evidence.map(({ evidence: name, counted, cap }) => {
    const own = ways.filter(({ act }) => act.evidence === name);
    const sum = own.reduce((all, { where }) => all + (where.room ?? Number.POSITIVE_INFINITY), 0);
    return cap === null ? sum : Math.min(sum, cap - counted);
  });
  const all = rooms.reduce((sum, one) => sum + one, 0);
  return Number.isFinite(all) ? `今年还能算 ${credits(all)} 学分` : '';
}

/** @param {string} title @param {readonly Way[]} ways @param {Count} count */
const createWays = (title, ways, count) =>
  ways.length > 0 &&
  el(
    'details',
    { class: 'fold' },
    el('summary', {}, el('span', {}, title, el('span', { class: 'muted' }, sayRoom(ways, count)))),
    el('ul', { class: 'plain' }, ...ways.map(({ where, act }) => createWay(where, act))),
  );

/** @param {Certificate['missing'][number]} missing */
const sayMissing = ({ what, much }) =>
  what === 'credits'
    ? el('li', {}, '还差 ', el('b', {}, credits(much)), ' 学分')
    : el('li', {}, '还差一次', el('b', {}, '应知应会考试'), '合格（要到场监考）');

/**
 * That the phone alone does not suffice, as long as what it cannot give is missing.
 * @param {Version} version
 * @param {Count} count
 */
function sayLimit({ caps }, { need, evidence }) {
  if (caps.E0 === undefined || caps.E1 === undefined) return false;
  const most = caps.E0 + caps.E1;
  const attended = evidence.filter(({ evidence: name }) => name === 'E2' || name === 'E3');
  const left = attended.reduce((rest, { counted }) => rest - counted, need - most);
  return (
    left > 0 &&
    el(
      'p',
      { class: 'note' },
      `光靠手机，一年最多算 ${credits(most)} 学分。至少还有 ${credits(left)} 学分要到场参加，由主办方登记。`,
    )
  );
}

/** @param {Certificate} certificate */
function sayGranted({ final }) {
  const until = final?.until ? `应知应会考试的合格证到 ${dayInWords(final.until)}为止有效。` : '';
  return `按这部手机里的记录，今年的条件都够了。${until}证书由主办方核对以后发。`;
}

/**
 * What the year's certificate still asks for, and where it is to be earned.
 * @param {{ certificate: Certificate, count: Count, table: Record<string, Act>, version: Version }} year
 */
export function createMissing({ certificate, count, table, version }) {
  const { granted, missing } = certificate;
  const open = new Map(missing.flatMap(({ where }) => where).map((one) => [one.act, one]));
  const ways = [...open.values()].flatMap((where) => {
    const act = table[where.act];
    return act ? { where, act } : [];
  });
  const told = granted
    ? [el('p', {}, sayGranted(certificate))]
    : [
        el('ul', { class: 'missing' }, ...missing.map(sayMissing)),
        sayLimit(version, count),
        createWays(
          '在手机上就能挣的',
          ways.filter(({ act }) => isHere(act)),
          count,
        ),
        createWays(
          '要到场参加的',
          ways.filter(({ act }) => !isHere(act)),
          count,
        ),
      ];
  return section('missing', '离今年的证书还差什么', ...told);
}
