import { el, fill } from '../../../theme/view/dom.js';
import { TEAMS } from './live.js';

const LONGEST_NAME = 10;

/** @param {number} place */
const field = (place) =>
  el('input', {
    type: 'text',
    maxlength: String(LONGEST_NAME),
    autocomplete: 'off',
    'aria-label': `第 ${place} 队的名字`,
    placeholder: `第 ${place} 队`,
  });

/**
 * Asks who takes part.
 * @param {HTMLElement} root
 * @param {(teams: string[]) => void} begin
 */
export function showSetup(root, begin) {
  const names = Array.from({ length: 4 }, (_, place) => field(place + 1));
  const list = el('div', { class: 'live-names' }, ...names);
  const more = el('button', { class: 'btn', type: 'button' }, '加一队');
  const fewer = el('button', { class: 'btn', type: 'button' }, '减一队');
  const start = el('button', { class: 'btn btn-main', type: 'submit' }, '开始');
  const limit = () => {
    more.disabled = names.length === TEAMS.most;
    fewer.disabled = names.length === TEAMS.least;
  };
  more.addEventListener('click', () => {
    const added = field(names.length + 1);
    names.push(added);
    list.append(added);
    added.focus();
    limit();
  });
  fewer.addEventListener('click', () => {
    names.pop()?.remove();
    limit();
  });
  const form = el(
    'form',
    { class: 'card live-setup' },
    el('h1', {}, '现场赛'),
    el('p', { class: 'muted' }, '每队从 100 分开始。名字可以不填。'),
    list,
    el('p', { class: 'live-row' }, fewer, more, start),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    begin(names.map(({ value }, place) => value.trim() || `第 ${place + 1} 队`));
  });
  fill(root, form);
}
