import { authored, el, fill, icon } from '../../../theme/view/dom.js';

/** @param {RubricPoint} point @param {number} place */
function createButton({ point, points }, place) {
  return el(
    'button',
    {
      class: 'option',
      type: 'button',
      role: 'checkbox',
      'aria-checked': 'false',
      'data-value': String(place + 1),
    },
    el('b', { class: 'option-mark' }, icon('check-bold')),
    authored('span', { class: 'option-text' }, point),
    el('span', { class: 'option-worth' }, `${points} 分`),
  );
}

/**
 * The points of a model answer, for its learner to say which of them the answer made.
 * @param {readonly RubricPoint[]} points
 * @param {() => void} changed called after each tick
 */
export function createRubric(points, changed) {
  const buttons = points.map(createButton);
  const total = points.reduce((sum, point) => sum + point.points, 0);
  const hint = el('p', { class: 'muted' });
  const sum = el('p', { class: 'rubric-sum', 'aria-live': 'polite' });
  let open = true;
  const close = () => {
    open = false;
    for (const button of buttons) button.setAttribute('aria-disabled', 'true');
  };

  /** @param {HTMLButtonElement} button */
  const isOn = (button) => button.getAttribute('aria-checked') === 'true';
  const showSum = () => {
    const won = points.filter((_, place) =>
      isOn(/** @type {HTMLButtonElement} */ (buttons[place])),
    );
    const own = won.reduce((all, point) => all + point.points, 0);
    sum.textContent = `自评 ${own} 分，满分 ${total} 分。只给自己看，不计入成绩。`;
  };
  for (const button of buttons) {
    button.addEventListener('click', () => {
      if (!open) return;
      button.setAttribute('aria-checked', String(!isOn(button)));
      showSum();
      changed();
    });
  }

  const element = el(
    'div',
    { class: 'rubric', role: 'group', 'aria-label': '答到了哪几点' },
    hint,
    ...buttons,
    sum,
  );
  return {
    element,
    claimed: () => buttons.filter(isOn).map((button) => button.dataset.value || ''),
    /** @param {readonly string[]} claimed @param {boolean} suggested by keywords, not by the learner */
    show: (claimed, suggested) => {
      for (const button of buttons) {
        const on = claimed.includes(button.dataset.value || '');
        button.setAttribute('aria-checked', String(on));
      }
      fill(hint, suggested ? '答到的点一下，打上勾。已按关键词勾了一遍，不对就改。' : '');
      showSum();
    },
    /** Takes no more. */
    close: () => {
      close();
      fill(hint, '打了勾的是答到的要点。');
    },
    /** Takes no more, and counts nothing, where nobody answered. */
    list: () => {
      close();
      fill(hint, '要点：');
      sum.remove();
    },
  };
}
