import { normalise } from '../../../theme/runner/normalise.js';
import { el } from '../../../theme/view/dom.js';
import { createInput, createTiles, isEnter } from '../../../theme/view/entry.js';
import { circled, named } from '../../../theme/view/options.js';
import { placed } from './mark.js';

/** @type {TypeView} */
export const view = {
  label: '填空题',
  confirm: '填好了',
  build(question, _order, changed) {
    const blanks = question.blanks || [];
    const entries = blanks.map((_, place) => createEntry(blanks, place, changed));
    const element = el(
      'div',
      { class: 'entries', role: 'group', 'aria-label': '填空' },
      ...entries.map((entry) => entry.element),
    );
    element.addEventListener('keydown', goOn);
    return {
      element,
      reply: () => {
        const texts = entries.map((entry) => entry.value().trim());
        return texts.some((text) => normalise(text) !== '') ? texts : null;
      },
      hold: (reply) => {
        const texts = named(reply);
        entries.forEach((entry, place) => {
          entry.hold(texts[place] || '');
        });
      },
      reveal: (reply) => {
        if (reply === null) return showAnswers(question, entries);
        const texts = /** @type {string[]} */ (reply);
        const wanted = answersOf(question, texts);
        entries.forEach((entry, place) => {
          entry.reveal(texts[place] || '', wanted[place] === null, wanted[place] || '');
        });
      },
      answer: `${say(question.answer)}${question.any_order ? '（次序不限）' : ''}`,
      say,
    };
  },
};

/** @param {readonly Blank[]} blanks @param {number} place @param {() => void} changed */
function createEntry(blanks, place, changed) {
  const { tiles } = /** @type {Blank} */ (blanks[place]);
  const what = { mark: circled(place), name: `第 ${place + 1} 空`, changed };
  if (tiles) return createTiles({ ...what, tiles });
  const last = blanks.slice(place + 1).every((blank) => blank.tiles);
  return createInput({ ...what, keys: 'text', enter: last ? 'done' : 'next' });
}

/** @param {Question} question @param {readonly import('../../../theme/view/entry.js').Entry[]} entries */
function showAnswers(question, entries) {
  const accepted = /** @type {string[][]} */ (question.answer);
  entries.forEach((entry, place) => {
    entry.show(saidOf(accepted[place] || []));
  });
}

/** Enter in an input goes to the next one; in the last it is left to confirm. @param {KeyboardEvent} event */
function goOn(event) {
  if (!isEnter(event)) return;
  const group = /** @type {HTMLElement} */ (event.currentTarget);
  const inputs = [...group.querySelectorAll('input')];
  const next = inputs[inputs.indexOf(/** @type {HTMLInputElement} */ (event.target)) + 1];
  if (!(event.target instanceof HTMLInputElement) || !next) return;
  event.preventDefault();
  next.focus();
}

/**
 * What should have stood in each place, null where it did: a blank that nothing fills gives its answer to a response
 * that fills none.
 * @param {Question} question
 * @param {readonly string[]} texts
 */
function answersOf(question, texts) {
  const accepted = /** @type {string[][]} */ (question.answer);
  const found = placed(question, texts);
  const left = accepted.filter((_, blank) => !found.includes(blank));
  return found.map((blank) => (blank < 0 ? saidOf(left.shift() || []) : null));
}

/** @param {readonly string[]} accepted */
const saidOf = (accepted) => accepted.join(' 或 ');

/** A reply, or the accepted texts, in the order of the places. @param {Reply} reply */
function say(reply) {
  const blanks = /** @type {(string | string[])[]} */ (reply);
  const words = blanks.map((one) => (typeof one === 'string' ? one || '没有填' : saidOf(one)));
  return words.length === 1
    ? String(words[0])
    : words.map((word, place) => `${circled(place)} ${word}`).join('；');
}
