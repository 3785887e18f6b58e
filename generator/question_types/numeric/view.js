import { cleaned, compare, number } from '../../../theme/runner/numerals.js';
import { el, fill } from '../../../theme/view/dom.js';
import { createInput } from '../../../theme/view/entry.js';
import { given, mark } from './mark.js';

/** @typedef {import('../../../theme/runner/numerals.js').Rational} Rational */

const UNREADABLE = '没看懂这个数。请写成 25、0.5、2%、3/4 或二十五这样，不要加别的字。';

/** @type {TypeView} */
export const view = {
  label: '数值题',
  confirm: '填好了',
  build(question, _order, changed) {
    const { shown = '', unit = '' } = question;
    const note = el('p', { class: 'entry-note', role: 'alert' });
    const entry = createInput({
      mark: '',
      name: '你的答案',
      keys: question.keys || 'decimal',
      enter: 'done',
      unit,
      changed: () => {
        fill(note);
        changed();
      },
    });
    return {
      element: el('div', { class: 'entries' }, entry.element, note),
      reply: () => (cleaned(entry.value()) === '' ? null : entry.value().trim()),
      hold: (reply) => entry.hold(String(reply)),
      reveal: (reply) => {
        if (reply === null) entry.show(shown.replace(unit, '').trim());
        else entry.reveal(String(reply), isRight(question, String(reply)), shown);
      },
      refuse: () => {
        fill(note, UNREADABLE);
        entry.input.focus();
      },
      feedback: (reply) => feedback(question, String(reply)),
      answer: shown,
      say: (reply) => (Array.isArray(reply) ? shown : String(reply)),
    };
  },
};

/** @param {Question} question @param {string} reply */
const isRight = (question, reply) => mark(question, reply).state === 'right';

/**
 * What the author says to those who arrived at this number.
 * @param {Question} question
 * @param {string} reply
 */
function feedback({ units = [], wrong = [], answer }, reply) {
  const value = given({ units, answer }, reply);
  return wrong.filter((one) => isSame(number(one.value), value)).map((one) => one.feedback);
}

/** @param {Rational | null} one @param {Rational | null} other */
const isSame = (one, other) => one !== null && other !== null && compare(one, other) === 0;
