import { authored, el, fill } from '../../../theme/view/dom.js';
import { isEnter } from '../../../theme/view/entry.js';
import {
  explanationOf,
  outcomeOf,
  solutionOf,
  standingOf,
} from '../../../theme/view/play/question.js';
import { MARKS, UNCREDITED } from '../marks.js';
import { VIEWS } from '../views.js';

/** A question of a case on the screen. @typedef {{ part: Question, board: Board, element: HTMLElement }} Asked */

/** @type {TypeView} */
export const view = {
  label: '案例题',
  confirm: '答完了',
  build(question, order, changed) {
    const parts = question.parts || [];
    const count = el('span', { class: 'case-count' });
    const onChange = () => {
      showCount(count, asked);
      changed();
    };
    /** @type {Asked[]} */
    const asked = parts.map((_, place) => createPart(parts, place, order, onChange));
    showCount(count, asked);
    return {
      element: el(
        'div',
        { class: 'case' },
        createMaterial(question.material || '', count),
        ...asked.map(({ element }) => element),
      ),
      reply: () => (asked.every(isDone) ? asked.map(({ board }) => board.reply()) : null),
      draft: () => {
        const replies = asked.map(({ board }) => standingOf(board));
        return replies.some((one) => one !== null) ? replies : null;
      },
      hold: (reply) => {
        const replies = Array.isArray(reply) ? reply : [];
        asked.forEach(({ board }, place) => {
          const own = replies[place];
          if (own !== null && own !== undefined) board.hold(own);
        });
        showCount(count, asked);
      },
      reveal: (reply) => {
        const replies = /** @type {Reply[] | null} */ (reply);
        fill(count);
        asked.forEach((one, place) => {
          if (replies) reveal(one, replies[place] === undefined ? null : replies[place]);
          else explain(one);
        });
      },
      refuse: () => refuse(asked),
      answer: asked.filter(isCredited).map(answerOf).join('；'),
      say: (reply) => {
        const replies = /** @type {Reply[]} */ (reply);
        return asked.map(({ board }, place) => sayPart(board, place, replies[place])).join('；');
      },
    };
  },
};

/** @param {number} place from 0 */
const numbered = (place) => `第 ${place + 1} 小题`;

/** @param {Asked} one */
const isCredited = ({ part }) => !UNCREDITED.includes(part.type);

/** Whether it is answered, or need not be. @param {Asked} one */
const isDone = (one) => one.board.reply() !== null || !isCredited(one);

/** The material, which stays in sight above the questions. @param {string} html @param {HTMLElement} count */
const createMaterial = (html, count) =>
  el(
    'details',
    { class: 'fold case-material', open: '' },
    el('summary', {}, el('span', {}, '材料'), count),
    authored(
      'div',
      { class: 'prose case-text', tabindex: '0', role: 'region', 'aria-label': '材料' },
      html,
    ),
  );

/** @param {HTMLElement} count @param {readonly Asked[]} asked */
function showCount(count, asked) {
  const done = asked.filter(({ board }) => board.reply() !== null).length;
  fill(count, `答了 ${done} / ${asked.length}`);
}

/**
 * @param {readonly Question[]} parts
 * @param {number} place
 * @param {readonly string[]} order flat keys of the whole case: `1.a` is the option a of its first question
 * @param {() => void} changed
 * @returns {Asked}
 */
function createPart(parts, place, order, changed) {
  const part = /** @type {Question} */ (parts[place]);
  const { label, build } = VIEWS[part.type];
  const head = `${place + 1}.`;
  const own = order.filter((key) => key.startsWith(head)).map((key) => key.slice(head.length));
  const board = build(part, own, changed);
  const stem = authored('h2', { class: 'case-stem', tabindex: '-1' }, part.stem);
  const element = el(
    'section',
    { class: 'case-part', 'data-keys': '', 'aria-label': numbered(place) },
    el(
      'p',
      { class: 'eyebrow' },
      el('span', { class: 'tag' }, label),
      ` ${numbered(place)}，共 ${parts.length} 小题`,
    ),
    stem,
    board.element,
  );
  element.addEventListener('keydown', goOn);
  return { part, board, element };
}

/** Enter in an input goes to the next question; in the last it is left to confirm. @param {KeyboardEvent} event */
function goOn(event) {
  const part = /** @type {HTMLElement} */ (event.currentTarget);
  const next = part.nextElementSibling;
  if (!isEnter(event) || event.defaultPrevented || !next) return;
  if (!(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  /** @type {HTMLElement | null} */ (next.querySelector('.case-stem'))?.focus();
}

/** @param {Asked} one @param {Reply} reply */
function reveal(one, reply) {
  const { part, board, element } = one;
  const { state } = MARKS[part.type](part, reply);
  const credited = isCredited(one);
  if (state === 'blank' && credited) {
    board.element.replaceWith(el('p', { class: 'note' }, '没有答'));
  } else board.reveal(reply);
  const said = credited
    ? outcomeOf({ question: part, given: { response: reply, state }, board, title: 'h3' })
    : explanationOf(part).filter(Boolean);
  if (said.length === 0) return;
  element.append(el('div', { class: 'feedback', 'data-state': credited ? state : 'own' }, ...said));
}

/** What is right, where nobody answered the case. @param {Asked} one */
function explain({ part, board, element }) {
  board.reveal(null);
  element.append(
    el('div', { class: 'feedback', 'data-state': 'own' }, ...solutionOf({ question: part, board })),
  );
}

/** Says of every question that cannot be read that it cannot; the first of them gets the focus. @param {Asked[]} asked */
function refuse(asked) {
  const unread = asked.filter(
    ({ part, board }) => MARKS[part.type](part, board.reply()).state === 'invalid',
  );
  for (const { board } of unread.reverse()) board.refuse?.();
}

/** @param {Asked} one */
const answerOf = ({ element, board }) => `${element.getAttribute('aria-label')} ${board.answer}`;

/** @param {Board} board @param {number} place @param {Reply | undefined} reply */
const sayPart = (board, place, reply) =>
  `${numbered(place)} ${reply === null || reply === undefined ? '没有答' : board.say(reply)}`;
