import { createOptions } from '../../../theme/view/options.js';

const CHOICES = [
  { value: 'true', mark: '✓', html: '对' },
  { value: 'false', mark: '✗', html: '不对' },
];

/** @param {Reply} value */
const say = (value) => (value ? '对' : '不对');

/** @type {TypeView} */
export const view = {
  label: '判断题',
  confirm: '',
  build(question, _order, changed) {
    const options = createOptions(CHOICES, false, changed);
    return {
      element: options.element,
      reply: () => {
        const [value] = options.chosen();
        return value ? value === 'true' : null;
      },
      hold: (reply) => options.hold([String(reply)]),
      reveal: (reply) => options.reveal([String(reply)], [String(question.answer)]),
      answer: say(question.answer),
      say,
    };
  },
};
