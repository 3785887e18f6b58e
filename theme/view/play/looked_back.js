import { VIEWS } from '../../../generator/question_types/views.js';
import { worded } from '../../runner/wording.js';
import { authored, el } from '../dom.js';
import { createFeedback } from './question.js';

/** A question as it was asked in a session with this seed, and what was answered. @typedef {{ question: Question, order: readonly string[], seed: string, given: Given }} Past */
/** With its number in the session, from 1. @typedef {Past & { number: number }} Numbered */

/**
 * One question, to be opened: what was answered, what was right, and why. It is built when it is opened first.
 * @param {Numbered} past
 */
function folded({ question, order, seed, given, number }) {
  const asked = worded(question, seed);
  const fold = el(
    'details',
    { class: 'fold' },
    authored('summary', {}, `<span>${asked.stem}</span>`),
  );
  fold.addEventListener(
    'toggle',
    () => {
      const board = VIEWS[asked.type].build(asked, [...order], () => {});
      board.reveal(given.response);
      const feedback = createFeedback({ question: asked, given, board });
      feedback.setAttribute('aria-label', `第 ${number} 题的解析`);
      fold.append(el('div', { class: 'looked-back' }, board.element), feedback);
    },
    { once: true },
  );
  return fold;
}

/**
 * What was asked in a session that is over, to be looked at again: what was not answered right first.
 * @param {import('../../runner/record/sessions.js').Begun} begun
 * @param {ReadonlyMap<string, Question>} questions those that the site still has
 * @returns {HTMLElement[]}
 */
export function lookBack({ started, answers }, questions) {
  const { seed, items } = started.result;
  const orders = new Map(items.map(({ id, order }) => [id, order]));
  const all = answers.flatMap(({ object: { id }, result: given }) => {
    const [question, order] = [questions.get(id), orders.get(id)];
    return question && order ? { question, order, seed, given } : [];
  });
  return pastList(all);
}

/** What was not answered right first. @param {readonly Past[]} all in the order asked */
export function pastList(all) {
  const numbered = all.map((one, at) => ({ ...one, number: at + 1 }));
  const right = numbered.filter(({ given }) => given.state === 'right');
  const wrong = numbered.filter(({ given }) => given.state !== 'right');
  return [
    ...section(`没答对的 ${wrong.length} 题`, wrong),
    ...section(`答对的 ${right.length} 题`, right),
  ];
}

/** @param {string} title @param {readonly Numbered[]} some */
const section = (title, some) =>
  some.length > 0
    ? [el('section', { class: 'card missed' }, el('h2', {}, title), ...some.map(folded))]
    : [];
