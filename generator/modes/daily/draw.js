import { createStream } from '../../../theme/runner/draw.js';
import { byId } from '../../../theme/runner/order.js';
import { UNCREDITED } from '../../question_types/marks.js';

/** Asked of everybody of a role on the same day, and for each by what they know. */
export const COMMON = 3;
export const PERSONAL = 2;
/** Types that take too long for spare minutes, or whose mark does not count. */
const NEVER = ['case', ...UNCREDITED];
export const EVERYBODY = '全体';

/** @param {string} role @param {Listed} question */
const isFor = (role, { roles }) =>
  roles.length === 0 || roles.includes(EVERYBODY) || roles.includes(role);

/**
 * The questions of a day: the common ones are the same on every phone, by the day and the role; the personal ones are
 * those most urgently due, then new ones, of sets begun before those of others.
 * @param {{ day: number, role: string, seed: string }} when seed: of the personal ones
 * @param {object} from
 * @param {readonly Listed[]} from.questions
 * @param {readonly string[]} from.due ids, the most urgent first
 * @param {ReadonlySet<string>} from.answered ids of all questions ever answered
 * @returns {Listed[]} fewer than five where the site has fewer
 */
export function daily({ day, role, seed }, { questions, due, answered }) {
  const pool = questions.filter((one) => !NEVER.includes(one.type) && isFor(role, one)).sort(byId);
  const common = createStream(`daily#${day}#${role}`).shuffle(pool).slice(0, COMMON);
  const begun = new Set(pool.filter(({ id }) => answered.has(id)).map(({ place }) => place.set));
  const rest = createStream(seed)
    .shuffle(pool)
    .filter((one) => !common.includes(one));
  const urgent = due.flatMap((id) => rest.find((one) => one.id === id) || []);
  const fresh = rest.filter(({ id }) => !answered.has(id));
  const near = fresh.filter(({ place }) => begun.has(place.set));
  const personal = [...new Set([...urgent, ...near, ...fresh, ...rest])].slice(0, PERSONAL);
  return [...common, ...personal];
}
