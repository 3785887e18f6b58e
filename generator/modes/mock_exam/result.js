import { ended } from '../../../theme/runner/record/sessions.js';
import { linkButton, mainButton } from '../../../theme/view/buttons.js';
import { createCopying } from '../../../theme/view/copy.js';
import { el, getElement, icon, siteUrl } from '../../../theme/view/dom.js';
import { createHalt } from '../../../theme/view/halt.js';
import { minutes } from '../../../theme/view/play/countdown.js';
import { aside, playAgain, scoreLine, showInterlude } from '../../../theme/view/play/interlude.js';
import { lookBack } from '../../../theme/view/play/looked_back.js';
import { warning } from '../../../theme/view/warning.js';
import { fetchAsked } from './load.js';
import { areaScores, bandOf } from './marks.js';
import { createRadar } from './radar.js';
import { receiptOf } from './receipt.js';

/** @typedef {import('./load.js').Paper} Paper */
/** @typedef {import('./receipt.js').End} End */

/** Points as one reads them. @param {number} hundredths */
const read = (hundredths) => String(Math.round(hundredths / 10) / 10);

/**
 * What an exam came to: score, band, each field of knowledge, what was missed and why, and the receipt. All of it follows
 * from the record, so that it can be looked at again.
 * @param {{ paper: Paper, keeper: import('../../../theme/view/play/keeper.js').Keeper, session: string,
 *   questions?: ReadonlyMap<string, Question> }} what questions: where they are at hand
 */
export async function showResult({ paper, keeper, session, questions }) {
  history.replaceState(session, '');
  const statements = keeper.statements();
  const object = { type: /** @type {const} */ ('paper'), id: paper.paper };
  const found = ended(statements, object, session);
  const end = /** @type {End | undefined} */ (
    statements.find((one) => one.session === session && one.verb === 'completed')
  );
  if (!found || !end) return;
  const { points, of } = end.result;
  const passed = points * 100 >= paper.pass * of;
  const wrong = found.answers.filter(({ result }) => result.state !== 'right');
  const title = passed ? '及格了' : '这次没及格';
  const scores = areaScores(paper, found.answers);
  const { length } = found.answers;
  const took = minutes(end.time - found.started.time);
  showInterlude({
    title,
    passed,
    told: [
      scoreLine(read(points), `/ ${read(of)} 分`),
      el('p', {}, el('span', { class: 'tag' }, bandOf(points / of, paper.pass / 100))),
      aside(`答对 ${length - wrong.length} 题，共 ${length} 题，用时 ${took}`),
    ],
    below: [
      warning(keeper.lasting()),
      createRadar(scores),
      el('div', { 'data-answers': '' }),
      createReceipt(found, end),
    ],
    ways: [linkButton('回到考试', siteUrl('exam/')), mainButton('再考一次', playAgain)],
    said: `${title}，${read(points)} 分，满分 ${read(of)} 分。`,
  });
  const asked = questions || (await fetchAnswered(paper, found).catch(() => null));
  const back = asked ? lookBack(found, asked) : [createHalt('lost', '题目和解析没有取到', OFFLINE)];
  getElement('[data-answers]').append(...back);
}

/** @param {Paper} paper @param {import('./receipt.js').Begun} found @returns {Promise<Map<string, Question>>} */
function fetchAnswered({ candidates, sets }, { answers }) {
  const places = answers.flatMap(({ object: { id } }) => {
    const number = candidates.id.indexOf(id);
    const set = sets[candidates.set[number] || 0];
    return number < 0 || !set ? [] : { id, place: { set, shard: candidates.shard[number] || 1 } };
  });
  return fetchAsked(places);
}

const OFFLINE = '可能是网络断了。成绩已经存下，连上网再打开这一页就能看。';

/** @param {import('./receipt.js').Begun} found @param {End} end */
function createReceipt(found, end) {
  const text = el('textarea', { rows: '6', readonly: '', 'aria-label': '作答凭据' });
  text.value = JSON.stringify(receiptOf(found, end));
  return el(
    'details',
    { class: 'report card' },
    el('summary', { class: 'link' }, icon('text-box-outline'), el('span', {}, '作答凭据')),
    el(
      'p',
      { class: 'muted' },
      '凭这段文字，任何人都能按同一份试卷重新判分。需要证明成绩时，复制后发给组织方。它证明答了什么，不证明是谁答的。',
    ),
    text,
    createCopying(text, '组织方'),
  );
}
