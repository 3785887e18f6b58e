import { createOptions, lettered, marksOf, named, wordsOf } from '../../../theme/view/options.js';

/** @type {TypeView} */
export const view = {
  label: '多选题',
  confirm: '选好了',
  build(question, order, changed) {
    const choices = lettered(question, order);
    const right = /** @type {string[]} */ (question.answer);
    const options = createOptions(choices, true, changed);
    return {
      element: options.element,
      reply: () => (options.chosen().length ? options.chosen().sort() : null),
      hold: (reply) => options.hold(named(reply)),
      reveal: (reply) => options.reveal(/** @type {string[]} */ (reply || []), right),
      answer: marksOf(choices, right),
      say: (reply) => wordsOf(choices, /** @type {string[]} */ (reply)),
    };
  },
};
