import { brand, el, icon } from '../dom.js';

/** @param {HTMLTextAreaElement} text */
async function copy(text) {
  text.select();
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text.value);
    return true;
  }
  return document.execCommand('copy');
}

/**
 * “这题有问题”: a text to copy and send to whoever answers for the bank. Nothing leaves the phone by itself.
 * @param {Question} question
 * @param {Reply} reply
 */
export function createReport(question, reply) {
  const text = el('textarea', { readonly: '', rows: '5', 'aria-label': '要发给编辑的内容' });
  text.value = [
    `【${brand()}·这题有问题】`,
    `题号：${question.id}（第 ${question.rev} 版）`,
    `我选的：${JSON.stringify(reply)}　标准答案：${JSON.stringify(question.answer)}`,
    `页面：${location.href}`,
    '问题：',
  ].join('\n');
  const button = el(
    'button',
    { class: 'btn', type: 'button' },
    icon('content-copy'),
    el('span', {}, '复制'),
  );
  const said = el('span', { class: 'muted', role: 'status' });
  button.addEventListener('click', async () => {
    const copied = await copy(text).catch(() => false);
    said.textContent = copied ? '已复制，粘贴发给课程负责部室即可。' : '请长按上面的文字复制。';
  });
  return el(
    'details',
    { class: 'report' },
    el('summary', { class: 'link' }, icon('message-alert-outline'), el('span', {}, '这题有问题')),
    text,
    el('p', { class: 'report-foot' }, button, said),
  );
}
