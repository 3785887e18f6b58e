import { authored, el, getElements, icon, siteUrl } from '../dom.js';
import { createHints } from './hints.js';
import { createMedia } from './media.js';
import { createReport } from './report.js';

const VERDICTS = {
  right: { word: '答对了', sign: 'check-circle' },
  part: { word: '只对了一部分', sign: 'alert-circle' },
  wrong: { word: '答错了', sign: 'close-circle' },
  blank: { word: '没有答', sign: 'alert-circle' },
  invalid: { word: '没看懂', sign: 'alert-circle' },
};

/** @typedef {{ response: Reply, state: Outcome['state'] }} Judged an answer and what it came to */

/** @param {Judged} given */
export const verdictOf = ({ response, state }) =>
  VERDICTS[response === null && state === 'wrong' ? 'blank' : state];

/**
 * The feedback an author wrote for the wrong options chosen.
 * @param {Question} question
 * @param {Reply} reply
 */
function optionFeedback(question, reply) {
  const chosen = Array.isArray(reply) ? reply : [reply];
  return (question.options || [])
    .filter((option) => option.feedback && chosen.includes(option.key))
    .map((option) => option.feedback || '');
}

/** @param {Question} question */
export function explanationOf(question) {
  return [
    question.fix ? authored('p', { class: 'fix' }, `正确的说法：${question.fix}`) : null,
    question.explanation && authored('div', { class: 'prose' }, question.explanation),
    question.citations.length > 0 &&
      el(
        'p',
        { class: 'muted cite' },
        icon('scale-balance'),
        el('span', {}, `依据：${question.citations.join('；')}`),
      ),
    question.source &&
      el(
        'p',
        { class: 'muted' },
        '出自',
        question.source.path
          ? el('a', { href: siteUrl(question.source.path) }, `《${question.source.title}》`)
          : `《${question.source.title}》`,
      ),
  ];
}

/** A question, or every question of a case, explained. @param {Question} question */
export const reviewOf = (question) => [
  ...(question.parts || []).flatMap((part) => [
    authored('p', { class: 'fix' }, part.stem),
    ...explanationOf(part),
  ]),
  ...explanationOf(question),
];

/** @param {Board} board */
const answerLine = (board) =>
  el('p', { class: 'feedback-answer' }, '正确答案：', el('b', {}, board.answer));

/**
 * What is right and why, of a question that nobody answered. The board has shown what no letter or word can say.
 * @param {{ question: Question, board: Board }} what
 */
export const solutionOf = ({ question, board }) => [
  !question.parts && question.model_answer === undefined && answerLine(board),
  ...explanationOf(question),
];

/**
 * What an answer came to, what was right, what the author says of it, and why.
 * @param {{ question: Question, given: Judged, board: Board, title: 'h2' | 'h3' }} what
 */
export function outcomeOf({ question, given, board, title }) {
  const { word, sign } = verdictOf(given);
  const said = board.feedback?.(given.response) || optionFeedback(question, given.response);
  return [
    el(title, { class: 'feedback-title' }, icon(sign), el('span', {}, word)),
    given.state !== 'right' && answerLine(board),
    ...said.map((html) => authored('p', {}, html)),
    ...explanationOf(question),
  ];
}

/**
 * @param {{ question: Question, given: Given, board: Board, owner?: string | undefined }} what owner: who answers for
 *   the course
 */
export function createFeedback({ question, given, board, owner }) {
  return el(
    'section',
    { class: 'feedback', 'data-state': given.state, 'aria-label': '解析' },
    ...outcomeOf({ question, given, board, title: 'h2' }),
    createReport(() => ({
      question,
      chosen: given.response === null ? '没有答' : board.say(given.response),
      answer: answerIn(question, board),
      owner,
    })),
  );
}

/** The right answer in words. @param {Question} question @param {Board} board */
const answerIn = (question, board) =>
  'answer' in question ? board.say(question.answer) : board.answer;

/**
 * The answer and the explanation of a question to be read, not answered.
 * @param {{ question: Question, board: Board, owner?: string | undefined }} what
 */
export function createSolution({ question, board, owner }) {
  return el(
    'section',
    { class: 'feedback', 'data-state': 'own', 'aria-label': '解析' },
    ...solutionOf({ question, board }),
    createReport(() => ({
      question,
      chosen: '没有答',
      answer: answerIn(question, board),
      owner,
    })),
  );
}

/** What stands in a board now, whole or not; null when nothing does. @param {Board} board */
export const standingOf = (board) => (board.draft ? board.draft() : board.reply());

/**
 * What an answered question says beyond its verdict, for those who listen.
 * @param {HTMLElement} card
 */
export const explanationIn = (card) =>
  getElements('.feedback > p:not(.feedback-answer), .feedback > .prose', card)
    .map(({ textContent }) => textContent)
    .join(' ');

/**
 * A question as it waits for an answer.
 * @param {{ question: Question, label: string, board: Board, place: string }} what place: e.g. 第 2 题，共 5 题
 */
export function createCard({ question, label, board, place }) {
  const stem = authored('h1', { class: 'stem', tabindex: '-1' }, question.stem);
  const card = el(
    'article',
    { class: 'question' },
    el(
      'p',
      { class: 'eyebrow' },
      question.source && el('span', { class: 'tag tag-review' }, '复习'),
      el('span', { class: 'tag' }, label),
      ` ${place}`,
    ),
    question.stale &&
      el('p', { class: 'note stale' }, icon('alert-circle'), el('span', {}, question.stale)),
    stem,
    ...createMedia(question.media || []),
    board.element,
    createHints(question.hints || []),
  );
  return { card, stem };
}
