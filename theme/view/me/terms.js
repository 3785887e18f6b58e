import { shanghaiDay } from '../../runner/calendar.js';
import { registeredFact, takenBackFact, terms } from '../../runner/record/duties.js';
import { newName } from '../../store/names.js';
import { dayInWords, isoDay, readDay } from '../days.js';
import { el, fill } from '../dom.js';
import { section } from './section.js';

/** @typedef {import('../../runner/record/acts.js').Duty} Duty */
/** @typedef {import('../../runner/record/duties.js').Term} Term */
/** @typedef {Pick<import('../play/keeper.js').Keeper, 'statements' | 'keep'>} Keeper */

/** @param {number} last @param {number} today */
const sayLeft = (last, today) =>
  last > today
    ? `还有 ${last - today} 天`
    : last === today
      ? '就是今天'
      : `已过 ${today - last} 天`;

/** @param {number} share from 0 to 1 */
function createMeter(share) {
  const filled = el('i');
  filled.style.width = `${100 * Math.min(1, Math.max(0, share))}%`;
  return el('div', { class: 'meter', 'aria-hidden': 'true' }, filled);
}

/** @param {string} what @param {number} from @param {number} last @param {number} today */
const createLast = (what, from, last, today) =>
  el(
    'li',
    { class: 'term', 'data-late': String(last < today) },
    el('b', {}, what),
    `：${dayInWords(last)}以前，`,
    el('span', { class: 'term-left' }, sayLeft(last, today)),
    createMeter((today - from) / Math.max(1, last - from)),
  );

/** @param {Term} term @param {number} today */
function createDays({ track, day, register, finish, passed }, today) {
  return [
    el(
      'ul',
      { class: 'plain' },
      register !== null && createLast('到主办方注册', day, register, today),
      finish !== null && createLast(`学完“${track.title}”`, day, finish, today),
    ),
    el('p', { class: 'weak-words' }, `${track.lessons.length} 课里过了 ${passed} 课。`),
    createMeter(passed / Math.max(1, track.lessons.length)),
  ];
}

/**
 * @param {Duty} track
 * @param {number} day what the field begins with
 * @param {number} today
 * @param {(day: number) => void} enter
 */
function createForm(track, day, today, enter) {
  const id = `day-${track.id}`;
  const field = el('input', {
    class: 'choose',
    type: 'date',
    id,
    value: isoDay(day),
    max: isoDay(today),
  });
  const said = el('p', { class: 'muted', role: 'status' });
  const save = el('button', { class: 'btn', type: 'button' }, '记下');
  save.addEventListener('click', () => {
    const entered = readDay(field.value);
    if (entered === null || entered > today) said.textContent = '请选一个今天或以前的日子。';
    else enter(entered);
  });
  return el('div', {}, el('label', { for: id }, '入职那天'), field, save, said);
}

/**
 * The terms of a track for those who are new: how long there is left, and the day it counts from.
 * @param {Duty} track
 * @param {Keeper} keeper
 * @param {{ now: number, earned: ReadonlyMap<string, number> }} known
 */
function createTerm(track, keeper, { now, earned }) {
  const today = shanghaiDay(now);
  const body = el('div', { tabindex: '-1' });

  const show = () => {
    const term = terms(keeper.statements(), [track], earned)[0]?.term || null;
    const form = createForm(track, term ? term.day : today, today, async (day) => {
      const about = { id: newName(), type: /** @type {const} */ ('track'), name: track.id };
      await keeper.keep([registeredFact(about, day, Date.now())]);
      showAgain();
    });
    const remove = el('button', { class: 'link', type: 'button' }, '我不是新入职的，去掉');
    remove.addEventListener('click', async () => {
      await keeper.keep([takenBackFact({ id: newName(), name: track.id }, Date.now())]);
      showAgain();
    });
    const days = term ? createDays(term, today) : [];
    const fold = el(
      'details',
      { class: 'fold' },
      el('summary', {}, el('span', {}, term ? '改入职的日子' : '我是新入职的')),
      form,
      term && remove,
    );
    fill(body, ...days, fold);
  };
  const showAgain = () => {
    show();
    body.focus();
  };

  show();
  return body;
}

/** @param {Duty} track */
function sayTerms({ title, register_days: days, finish_months: months }) {
  const register = days === undefined ? '' : ` ${days} 天内到主办方注册，`;
  const finish = months === undefined ? '' : `${months} 个月内学完“${title}”`;
  return `入职后${register || ' '}${finish}。`.replace('，。', '。');
}

/**
 * @param {readonly Duty[]} tracks
 * @param {Keeper} keeper
 * @param {{ now: number, earned: ReadonlyMap<string, number> }} known
 */
export function createTerms(tracks, keeper, known) {
  return terms([], tracks, known.earned).map(({ track }) =>
    section(
      `track-${track.id}`,
      `${track.title}：期限`,
      el('p', { class: 'muted' }, sayTerms(track)),
      createTerm(track, keeper, known),
    ),
  );
}
