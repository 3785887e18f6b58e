import { fill } from '../../../theme/view/dom.js';
import { circled } from '../../../theme/view/options.js';
import { createPlaced, markOf, showVerdict } from '../../../theme/view/placed.js';

/** @type {TypeView} */
export const view = {
  label: '排序题',
  confirm: '排好了',
  build(question, order, changed) {
    const right = /** @type {string[]} */ (question.answer);
    const { choices, status, buttons, held, text } = createPlaced({
      question,
      order,
      count: right.length,
      ask: (next) =>
        next < 0 ? '都排好了。点一下可以取消，再重新点。' : `点一下，排在第 ${next + 1}。`,
      changed,
    });
    choices.prepend(status);
    /** @param {Reply} reply */
    const say = (reply) =>
      /** @type {string[]} */ (reply)
        .map((key, place) => `${circled(place)} ${text(key)}`)
        .join('；');
    return {
      element: choices,
      reply: () => (held().includes('') ? null : held()),
      reveal: (reply) => {
        status.remove();
        reveal(buttons, right, /** @type {string[]} */ (reply));
      },
      answer: say(right),
      say,
    };
  },
};

/**
 * The items as they belong, each with the place it was given.
 * @param {readonly HTMLButtonElement[]} buttons
 * @param {readonly string[]} right
 * @param {readonly string[]} reply
 */
function reveal(buttons, right, reply) {
  const sorted = [...buttons].sort((a, b) => right.indexOf(a.value) - right.indexOf(b.value));
  sorted.forEach((button, place) => {
    const given = reply.indexOf(button.value);
    fill(markOf(button), String(place + 1));
    button.setAttribute('aria-disabled', 'true');
    button.removeAttribute('aria-pressed');
    showVerdict(button, given === place, `你排在第 ${given + 1}`);
    button.parentElement?.append(button);
  });
}
