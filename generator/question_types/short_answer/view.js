import { wellFormed } from '../../../theme/runner/record/own.js';
import { authored, el } from '../../../theme/view/dom.js';
import { named } from '../../../theme/view/options.js';
import { createRubric } from './assess.js';
import { hinted } from './mark.js';

/** @type {TypeView} */
export const view = {
  label: '简答题',
  confirm: '评好了',
  build(question, _order, changed) {
    const text = createText();
    const open = el(
      'button',
      { class: 'btn btn-wide', type: 'button', 'data-tells': '' },
      '对照参考答案',
    );
    const rubric = createRubric(question.rubric || [], changed);
    const title = el('p', { class: 'model-title', tabindex: '-1' }, '参考答案');
    const answer = authored('div', { class: 'prose' }, question.model_answer || '');
    const model = el('div', { class: 'model' }, title, answer, rubric.element);
    const element = el('div', { class: 'entries' }, text, open);

    /** @param {readonly string[] | null} claimed null where only keywords can tell */
    const show = (claimed) => {
      text.readOnly = true;
      if (open.isConnected) open.replaceWith(model);
      rubric.show(claimed || hinted(question, text.value), claimed === null);
    };
    text.addEventListener('input', changed);
    open.addEventListener('click', () => {
      show(null);
      title.focus();
      changed();
    });

    return {
      element,
      reply: () =>
        replyOf(wellFormed(text.value).trim(), open.isConnected ? null : rubric.claimed()),
      hold: (reply) => {
        const [written, claimed] = partsOf(reply);
        text.value = String(written);
        if (claimed) show(named(claimed));
      },
      reveal: (reply) => {
        const [written, claimed] = partsOf(reply);
        text.value = written;
        text.placeholder = '没有写';
        text.hidden = reply === null;
        show(claimed);
        if (reply === null) rubric.list();
        else rubric.close();
      },
      answer: answer.textContent || '',
      say: (reply) => partsOf(reply)[0] || '没有写',
    };
  },
};

const createText = () =>
  el('textarea', {
    class: 'entry-input essay',
    rows: '4',
    maxlength: '2000',
    'aria-label': '你的回答',
    placeholder: '写几句，或者先在心里答',
  });

/**
 * What was written, and what was claimed once the model answer was seen; null where there is neither.
 * @param {string} text
 * @param {string[] | null} claimed
 * @returns {Reply}
 */
function replyOf(text, claimed) {
  if (text === '' && (claimed === null || claimed.length === 0)) return null;
  return claimed === null ? text : [text, claimed];
}

/** @param {Reply} reply @returns {[string, string[] | null]} */
const partsOf = (reply) =>
  Array.isArray(reply) ? /** @type {[string, string[]]} */ (reply) : [String(reply || ''), null];
