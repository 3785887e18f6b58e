import { el, fill } from '../../../theme/view/dom.js';
import { circled, named } from '../../../theme/view/options.js';
import { close, createPlaced, markOf, settle } from '../../../theme/view/placed.js';

/** @type {TypeView} */
export const view = {
  label: '排序题',
  confirm: '排好了',
  build(question, order, changed) {
    const right = /** @type {string[]} */ (question.answer);
    const { choices, status, buttons, held, hold, text, end } = createPlaced({
      question,
      order,
      count: right.length,
      ask: (next) =>
        next < 0 ? '都排好了。点一下可以取消，再重新点。' : `第 ${next + 1} 是哪一项？点它。`,
      changed,
    });
    /** @param {Reply} reply */
    const say = (reply) =>
      /** @type {string[]} */ (reply)
        .map((key, place) => `${circled(place)} ${text(key)}`)
        .join('；');
    return {
      element: el('div', {}, status, choices),
      reply: () => (held().includes('') ? null : held()),
      draft: () => (held().some(Boolean) ? held() : null),
      hold: (reply) => hold(named(reply)),
      reveal: (reply) => {
        end();
        reveal(buttons, right, /** @type {string[] | null} */ (reply));
      },
      answer: say(right),
      say,
    };
  },
};

/**
 * The items as they belong, each with the place it was given, if it was given any.
 * @param {readonly HTMLButtonElement[]} buttons
 * @param {readonly string[]} right
 * @param {readonly string[] | null} reply
 */
function reveal(buttons, right, reply) {
  /** @param {HTMLElement} button */
  const placeOf = ({ dataset: { value = '' } }) => right.indexOf(value);
  for (const button of [...buttons].sort((a, b) => placeOf(a) - placeOf(b))) {
    const place = placeOf(button);
    fill(markOf(button), String(place + 1));
    if (reply) {
      const given = reply.indexOf(button.dataset.value || '');
      settle(button, given === place, `你排在第 ${given + 1}`);
    } else close(button);
    button.parentElement?.append(button);
  }
}
