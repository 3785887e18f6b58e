import { bookmarkedFact, commentedFact, favourites, notes } from '../../runner/record/own.js';
import { newName } from '../../store/names.js';
import { el, fill, icon } from '../dom.js';
import { openDialog } from './dialog.js';

const MOST = 500;

/**
 * What a learner may keep of the question on the screen.
 * @typedef {object} Own
 * @property {{ id: string, rev: number }} question
 * @property {string} session
 * @property {import('./keeper.js').Keeper} keeper
 * @property {ReturnType<typeof import('./flags.js').createFlags>} [flags] where one may come back to what is flagged
 */

/**
 * 标记, 收藏 and 笔记. A note is shown only where `told`, since it may give the answer away.
 * @param {Own} own
 * @returns {{ element: HTMLElement, tell: () => void }} tell: the answer is known now
 */
export function createTools(own) {
  const { question, keeper, flags } = own;
  const about = () => ({ id: newName(), session: own.session, question });
  const written = el('div', { class: 'own-note' });
  let told = false;

  const flag =
    flags &&
    createToggle('标记', ['flag-outline', 'flag'], flags.has(question.id), () =>
      flags.toggle(question.id),
    );
  const isKept = favourites(keeper.statements()).includes(question.id);
  const favourite = createToggle('收藏', ['star-outline', 'star'], isKept, (on) => {
    keeper.keep([bookmarkedFact(about(), on, Date.now())]);
  });
  const note = el('button', { class: 'tool', type: 'button' }, icon('note-edit-outline'));
  const label = el('span', {});
  note.append(label);

  const show = () => {
    const text = notes(keeper.statements()).get(question.id) || '';
    label.textContent = text ? '看笔记' : '记笔记';
    note.dataset.on = text && 'true';
    fill(written, told && text && el('p', { class: 'note' }, el('b', {}, '我的笔记：'), text));
    return text;
  };
  note.addEventListener('click', () => {
    openNote(show(), async (text) => {
      await keeper.keep([commentedFact(about(), text, Date.now())]);
      show();
    });
  });
  show();
  return {
    element: el(
      'div',
      { class: 'tools' },
      el('div', { class: 'tools-row' }, flag, favourite, note),
      written,
    ),
    tell: () => {
      told = true;
      show();
    },
  };
}

/**
 * @param {string} label
 * @param {readonly [off: string, on: string]} signs
 * @param {boolean} on
 * @param {(on: boolean) => void} change
 */
function createToggle(label, signs, on, change) {
  const button = el('button', { class: 'tool', type: 'button' });
  /** @param {boolean} now */
  const show = (now) => {
    button.setAttribute('aria-pressed', String(now));
    button.dataset.on = now ? 'true' : '';
    fill(button, icon(signs[now ? 1 : 0]), el('span', {}, label));
  };
  button.addEventListener('click', () => {
    const now = button.getAttribute('aria-pressed') !== 'true';
    show(now);
    change(now);
  });
  show(on);
  return button;
}

/** @param {string} text @param {(text: string) => void} save */
function openNote(text, save) {
  const field = el('textarea', { class: 'entry-input essay', rows: '5', maxlength: String(MOST) });
  field.setAttribute('aria-label', '笔记');
  field.value = text;
  const done = el('button', { class: 'btn btn-main btn-wide', type: 'button' }, '存好');
  const hint = el('p', { class: 'muted' }, '只存在这台手机上，答完这道题时看得到。清空就是删掉。');
  const dialog = openDialog('笔记', field, hint, done);
  done.addEventListener('click', () => {
    if (field.value.trim() !== text) save(field.value);
    dialog.close();
  });
  field.focus();
}
