/** 自学记录: a year of learning as this phone tells it, on paper, as a picture or as text. */
import { shanghaiDay, yearOf } from '../runner/calendar.js';
import { count, tableOf } from '../runner/record/credits.js';
import { daysStudied, ends, yearsOf } from '../runner/record/transcript.js';
import { keepLocal, readLocal } from '../store/local.js';
import { openStore } from '../store/store.js';
import { begin } from './begin.js';
import { button } from './buttons.js';
import { createCopying } from './copy.js';
import { brand, el, fill, getElement } from './dom.js';
import { createHalt, reloadButton } from './halt.js';
import { isInApp } from './me/browser.js';
import { fetchRules } from './rule.js';
import { blocksOf, textOf } from './transcript/blocks.js';
import { createPaper } from './transcript/paper.js';
import { drawPicture } from './transcript/picture.js';
import { warning } from './warning.js';

/** @typedef {import('./transcript/blocks.js').Studied} Studied */
/** @typedef {import('../runner/record/acts.js').Rules} Rules */

/** The name as typed before; only this browser knows it. */
const NAME = 'suixue-name';

/**
 * @param {readonly Statement[]} statements
 * @param {Rules} rules
 * @param {number} year
 * @param {number} now
 * @returns {Studied}
 */
function studiedIn(statements, rules, year, now) {
  const { table, version } = tableOf(rules.versions, year, now);
  return {
    brand: brand(),
    year,
    today: shanghaiDay(now),
    count: count(statements, rules, year, now),
    hours: version.year.hours,
    table,
    evidence: rules.evidence,
    version: version.version,
    days: daysStudied(statements, year, now),
    statements: statements.length,
    ends: ends(statements),
  };
}

/** @param {string} id @param {string} label @param {HTMLElement} field */
const labelled = (id, label, field) => {
  field.id = id;
  return el('p', {}, el('label', { for: id }, label), field);
};

/** @param {readonly number[]} years @param {(year: number) => void} choose */
function createYears(years, choose) {
  const options = years.map((year) => el('option', { value: String(year) }, `${year} 年`));
  const select = el('select', { class: 'choose' }, ...options);
  select.addEventListener('change', () => choose(Number(select.value)));
  return labelled('year', '哪一年', select);
}

/** @param {(name: string) => void} typed */
function createName(typed) {
  const input = el('input', {
    class: 'choose',
    type: 'text',
    maxlength: '20',
    autocomplete: 'name',
    value: readLocal(NAME),
  });
  input.addEventListener('input', () => {
    keepLocal(NAME, input.value.trim());
    typed(input.value.trim());
  });
  return labelled('name', '姓名（可以不填，只存在这部手机上）', input);
}

/** @param {string} text */
function createText(text) {
  const area = el('textarea', {
    class: 'copied',
    readonly: '',
    rows: '8',
    'aria-label': '自学记录文字',
  });
  area.value = text;
  return el('div', {}, area, createCopying(area, '要看的人'));
}

/** @param {string} title @param {string} address */
const createImage = (title, address) =>
  el(
    'div',
    {},
    el('p', {}, '长按图片，存到相册或发给别人。'),
    el('img', { class: 'picture', src: address, alt: `${title}的图片，内容和上面的一样` }),
  );

/** Whether this browser prints; those inside other apps say nothing and do nothing. */
const canPrint = () => typeof window.print === 'function' && !isInApp();

/** @param {readonly Statement[]} statements @param {Rules} rules @param {boolean} lasting */
function show(statements, rules, lasting) {
  const now = Date.now();
  let studied = studiedIn(statements, rules, yearOf(shanghaiDay(now)), now);
  let name = readLocal(NAME);
  const paper = el('article', { class: 'card paper', 'aria-label': '自学记录' });
  const out = el('div', { class: 'out', tabindex: '-1' });
  const title = () => `${studied.year} 年自学记录`;
  const blocks = () => blocksOf(studied, name);

  /** What was made of it before says something else now. */
  const refresh = () => {
    fill(paper, ...createPaper(title(), blocks()));
    fill(out);
  };
  /** @param {HTMLElement} made */
  const give = (made) => {
    fill(out, made);
    out.focus();
    out.scrollIntoView({ block: 'nearest' });
  };

  refresh();
  fill(
    getElement('[data-transcript]'),
    warning(lasting),
    el(
      'div',
      { class: 'fields' },
      createYears(yearsOf(statements, now), (year) => {
        studied = studiedIn(statements, rules, year, now);
        refresh();
      }),
      createName((typed) => {
        name = typed;
        refresh();
      }),
    ),
    paper,
    el(
      'p',
      { class: 'me-actions' },
      canPrint() && button('打印', () => window.print(), 'btn-main'),
      button('存成图片', () => give(createImage(title(), drawPicture(title(), blocks())))),
      button('复制文字', () => give(createText(textOf(title(), blocks())))),
    ),
    out,
  );
}

/** Why there is nothing to show. @param {Parameters<typeof createHalt>} why */
const say = (...why) => fill(getElement('[data-transcript]'), createHalt(...why));

async function start() {
  const store = await openStore();
  const [statements, rules] = await Promise.all([store.all(), fetchRules().catch(() => null)]);
  if (!rules)
    say('lost', '学分规则没有取到', '可能是网络断了。学过的都记在这台手机上，没有丢。', {
      acts: [reloadButton()],
    });
  else if (rules.versions.length === 0)
    say('empty', '这里没有定学分规则', '算不出学分；学过的都记着，在“我的”里看。');
  else show(statements, rules, store.lasting);
}

begin(start);
