import { createCopying } from '../copy.js';
import { authored, brand, el, icon } from '../dom.js';

/**
 * What is said of a question, in the words its learner saw.
 * @typedef {{ question: Question, chosen: string, answer: string, owner?: string | undefined }} Complaint
 */

/**
 * “这题有问题”: a text to add to, copy and send to whoever answers for the course; written when it is asked for. Nothing
 * leaves the phone by itself.
 * @param {() => Complaint} about
 */
export function createReport(about) {
  const summary = el('summary', { class: 'link' }, icon('message-alert-outline'));
  summary.append(el('span', {}, '这题有问题'));
  const details = el('details', { class: 'report' }, summary);
  details.addEventListener('toggle', () => details.append(...formOf(about())), { once: true });
  return details;
}

/** @param {Complaint} complaint */
function formOf({ question, chosen, answer, owner = '课程负责部室' }) {
  const text = el('textarea', { rows: '8', 'aria-label': '要发给编辑的内容，问题写在最后' });
  text.value = [
    `【${brand()}·这题有问题】`,
    `题号：${question.id}（第 ${question.rev} 版）`,
    `题目：${authored('span', {}, question.stem).textContent}`,
    `我答的：${chosen}`,
    `给的答案：${answer}`,
    `页面：${location.href}`,
    '问题：',
  ].join('\n');
  const hint = el('p', { class: 'muted' }, `在末尾写下哪里不对，复制后发给${owner}。`);
  return [hint, text, createCopying(text, owner)];
}
