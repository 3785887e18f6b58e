import { createOptions, lettered, marksOf, wordsOf } from '../../../theme/view/options.js';

/** @type {TypeView} */
export const view = {
  label: '单选题',
  confirm: '',
  build(question, order, changed) {
    const choices = lettered(question, order);
    const right = [String(question.answer)];
    const options = createOptions(choices, false, changed);
    return {
      element: options.element,
      reply: () => options.chosen()[0] || null,
      hold: (reply) => options.hold([String(reply)]),
      reveal: (reply) => options.reveal([String(reply)], right),
      answer: marksOf(choices, right),
      say: (reply) => wordsOf(choices, [String(reply)]),
    };
  },
};
