import { authored, el } from '../dom.js';
import { reviewOf } from './question.js';

/** @param {Question} question */
const reviewed = (question) =>
  el(
    'details',
    { class: 'fold' },
    authored('summary', {}, `<span>${question.stem}</span>`),
    ...reviewOf(question),
  );

/**
 * The questions that were not answered right, each to be opened with its explanation.
 * @param {readonly Question[]} missed
 * @returns {HTMLElement | null} null where there are none
 */
export const reviewList = (missed) =>
  missed.length > 0
    ? el(
        'section',
        { class: 'card missed' },
        el('h2', {}, `没答对的 ${missed.length} 题`),
        ...missed.map(reviewed),
      )
    : null;
