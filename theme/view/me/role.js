import { EVERYBODY } from '../../../generator/modes/daily/draw.js';
import { shanghaiDay } from '../../runner/calendar.js';
import { registeredFact, roleOf } from '../../runner/record/duties.js';
import { newName } from '../../store/names.js';
import { el } from '../dom.js';

/**
 * Which role a learner has: the daily five ask by it.
 * @param {readonly string[]} roles
 * @param {Pick<import('../play/keeper.js').Keeper, 'statements' | 'keep'>} keeper
 */
export function createRole(roles, keeper) {
  const own = roleOf(keeper.statements()) || EVERYBODY;
  const choices = roles.map((role) => {
    const option = el('option', { value: role }, role);
    option.selected = role === own;
    return option;
  });
  const select = el('select', { class: 'choose', id: 'role' }, ...choices);
  const said = el(
    'p',
    { class: 'muted', role: 'status' },
    '选了岗位，每日五题会带上这个岗位的题。',
  );
  select.addEventListener('change', async () => {
    const now = Date.now();
    const about = { id: newName(), type: /** @type {const} */ ('role'), name: select.value };
    await keeper.keep([registeredFact(about, shanghaiDay(now), now)]);
    said.textContent = `记下了：${select.value}。每日五题会带上这个岗位的题。`;
  });
  return el('div', {}, el('label', { for: 'role' }, '我的岗位'), select, said);
}
