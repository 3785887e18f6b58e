/** The page 我的: where one stands this year, what is to be done, and what the learner says of themselves. */
import { dueNow } from '../../generator/modes/review/choose.js';
import { shanghaiDay, yearOf } from '../runner/calendar.js';
import { standingOf } from '../runner/record/certificate.js';
import { tableOf } from '../runner/record/credits.js';
import { stars } from '../runner/record/levels.js';
import { mistakes } from '../runner/record/mistakes.js';
import { weakTopics } from '../runner/record/topics.js';
import { dailyWeeks } from '../runner/record/weeks.js';
import { openStore } from '../store/store.js';
import { fetchIndex } from './bank.js';
import { begin } from './begin.js';
import { el, fill, getElement, painted, siteUrl } from './dom.js';
import { createElderSwitch } from './elder.js';
import { createHalt, reloadButton } from './halt.js';
import { createCredits } from './me/credits.js';
import { createMissing } from './me/missing.js';
import { createReminder, sayBackups } from './me/reminder.js';
import { createRole } from './me/role.js';
import { createRules } from './me/rules.js';
import { section } from './me/section.js';
import { createTerms } from './me/terms.js';
import { createToday } from './me/today.js';
import { createWeak } from './me/weak.js';
import { worded } from './plain.js';
import { openKeeper } from './play/keeper.js';
import { createSettingsButton } from './play/settings.js';
import { fetchRules } from './rule.js';
import { warning } from './warning.js';

/** @typedef {import('../runner/record/acts.js').Rules} Rules */
/** @typedef {import('../store/store.js').Saved} Saved */
/** @typedef {Awaited<ReturnType<typeof fetchIndex>>} Index */

/**
 * The record as this page counts it, which is not all of it: the whole is opened once something is to be added.
 * @typedef {{ statements: () => readonly Statement[], lasting: boolean, saved: Saved | undefined, keep: import('./play/keeper.js').Keeper['keep'] }} Own
 */

/** @returns {Promise<Own>} */
async function openOwn() {
  const store = await openStore();
  const [counted, saved] = await Promise.all([store.counted(), store.saved()]);
  const statements = /** @type {Statement[]} */ (counted); // nothing that this page calls asks for more
  /** @type {ReturnType<typeof openKeeper> | undefined} */
  let opening;
  return {
    statements: () => statements,
    lasting: store.lasting,
    saved,
    keep: async (facts) => {
      opening = opening || openKeeper();
      const held = await (await opening).keep(facts);
      statements.push(...held);
      return held;
    },
  };
}

/**
 * Where one stands by the credit rules; nothing where the office counts no credits.
 * @param {readonly Statement[]} statements
 * @param {Rules} rules
 * @param {number} now
 * @returns {{ cards: HTMLElement[], fold: HTMLElement | null }}
 */
function createYear(statements, rules, now) {
  if (rules.versions.length === 0) return { cards: [], fold: null };
  const year = yearOf(shanghaiDay(now));
  const { table, version } = tableOf(rules.versions, year, now);
  const { count, certificate } = standingOf(statements, rules, year, now);
  const { hours } = version.year;
  return {
    cards: [
      createCredits({ count, table, year, evidence: rules.evidence, hours }),
      createMissing({ certificate, count, table, version }),
    ],
    fold: createRules(table, version),
  };
}

/** What is wanted is not there now. @param {string} what */
const sayUnread = (what) =>
  createHalt('lost', `${what}没有取到`, '可能是网络断了。学过的都记在这台手机上，没有丢。', {
    acts: [reloadButton()],
  });

/** The page without what takes all questions to know. @param {Own} own @param {Rules | null} rules @param {number} now */
function showRecord(own, rules, now) {
  const statements = own.statements();
  const earned = stars(statements, now);
  const { cards, fold } = rules
    ? createYear(statements, rules, now)
    : { cards: [section('credits', '今年学分', sayUnread('学分规则'))], fold: null };
  const today = createToday({
    today: shanghaiDay(now),
    weeks: dailyWeeks(statements, now),
    mistakes: mistakes(statements).length,
  });
  const weak = el('div', {}, el('p', { class: 'muted' }, '正在看……'));
  const role = el('div', {});
  fill(
    getElement('[data-me]'),
    warning(own.lasting),
    createReminder(statements, own.saved),
    ...cards,
    today.element,
    section('weak', worded('薄弱的知识点', '常答错的地方'), weak),
    ...createTerms(rules ? rules.tracks : [], own, { now, earned }),
    section('look', '字看得清吗', createElderSwitch()),
    section(
      'own',
      '我的资料',
      role,
      el('p', { class: 'muted' }, sayBackups(statements, own.saved)),
      el(
        'p',
        { class: 'me-actions' },
        el(
          'a',
          { class: 'btn', href: siteUrl('me/backup/') },
          worded('备份与恢复', '记录存一份、取回来'),
        ),
        el('a', { class: 'btn', href: siteUrl('me/offline/') }, worded('离线内容', '存在手机里的')),
      ),
      fold,
    ),
  );
  return { today, weak, role };
}

/**
 * @param {ReturnType<typeof showRecord>} places
 * @param {Own} own
 * @param {Index} index
 * @param {number} now
 */
function showLibrary({ today, weak, role }, own, index, now) {
  const statements = own.statements();
  const { questions } = index;
  const topics = new Map(questions.map((one) => [one.id, one.topics]));
  today.sayDue(dueNow(statements, questions, now).length);
  fill(weak, createWeak(weakTopics(statements, topics), index.topics));
  fill(role, createRole(index.roles, own));
}

/** The time of each is what `tests/bench/phone.py` measures. @param {'begun' | 'standing' | 'shown'} step */
const reached = (step) => performance.mark(step);

async function start() {
  reached('begun');
  const now = Date.now();
  const index = fetchIndex().catch(() => null);
  const [own, rules] = await Promise.all([openOwn(), fetchRules().catch(() => null)]);
  const places = showRecord(own, rules, now);
  reached('standing');
  const [library] = await Promise.all([index, painted()]);
  if (library) showLibrary(places, own, library, now);
  else {
    fill(places.weak, sayUnread('题库目录'));
    places.today.sayDue(null);
  }
  getElement('[data-me]').setAttribute('aria-busy', 'false');
  reached('shown');
}

getElement('[data-top]').append(createSettingsButton());
begin(start);
