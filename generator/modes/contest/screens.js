import { button, linkButton, mainButton } from '../../../theme/view/buttons.js';
import { loadCodes } from '../../../theme/view/codes.js';
import { createCopying } from '../../../theme/view/copy.js';
import { el, fill, getElement, siteUrl } from '../../../theme/view/dom.js';
import { minutes } from '../../../theme/view/play/countdown.js';
import {
  aside,
  scoreLine,
  showInterlude,
  startButton,
} from '../../../theme/view/play/interlude.js';
import { pastList } from '../../../theme/view/play/looked_back.js';
import { warning } from '../../../theme/view/warning.js';
import { nameOf, written } from './duel.js';
import { CONTESTS } from './rules.js';
import { compare } from './run.js';

/** @typedef {import('./rules.js').Kind} Kind */
/** @typedef {import('./run.js').Score} Score */
/** @typedef {import('./duel.js').Rival} Rival */

const SECOND = 1000;
const { survival, sprint, duel } = CONTESTS;

/** @type {Readonly<Record<Kind, string>>} */
const RULES = {
  survival: `一题 ${survival.each / SECOND} 秒，答错或超时就结束。看你能连对多少题。`,
  sprint: `一共 ${sprint.all / (60 * SECOND)} 分钟，能答多少答多少，答错不停，马上下一题。`,
  duel: `${duel.questions} 题，一题 ${duel.each / SECOND} 秒。答完把链接发给同事，对方答的是同样的题，比谁对得多；一样多，比谁用时少。`,
};

/** @param {Pick<Score, 'right' | 'ms'>} score */
const told = ({ right, ms }) => `答对 ${right} 题，用时 ${minutes(ms)}`;

const leave = (className = '') => linkButton('回到竞赛', siteUrl('contest/'), className);

/** @param {Rival} rival */
const called = ({ name }) => name || '对方';

/**
 * @param {{ kind: Kind, best: Score | null, rival: Rival | null, lasting: boolean, start: () => void }} what
 */
export const showStart = ({ kind, best, rival, lasting, start }) =>
  showInterlude({
    title: CONTESTS[kind].title,
    told: [
      rival && el('p', { class: 'rival' }, `${called(rival)}向你挑战：${told(rival)}`),
      el('p', {}, RULES[kind]),
      best && aside(`你的最好成绩：${told(best)}`),
    ],
    below: [warning(lasting)],
    ways: [leave(), startButton('开始', start)],
  });

/** @param {string} title @param {string} text why a challenge cannot be taken up */
const refuse = (title, text) =>
  showInterlude({
    title,
    sign: 'unknown',
    told: [el('p', {}, text)],
    ways: [leave(), mainButton('我来发起', anew)],
  });

export const showOutdated = () =>
  refuse(
    '这条挑战过期了',
    '题库已经更新，你们答到的不会是同样的题。请对方重新发一条链接，或者由你来发起。',
  );

/** That a link is none: cut off on its way, or changed. */
export const showBroken = () =>
  refuse('这条挑战读不出来', '链接没有复制完整，或者改动过。请对方重新发一条，或者由你来发起。');

function anew() {
  location.hash = '';
  location.reload();
}

/** @param {Score} score @param {Rival} rival */
function against(score, rival) {
  const better = compare(score, rival);
  const word = better > 0 ? '你赢了' : better < 0 ? `${called(rival)}赢了` : '打平了';
  return el('p', { class: 'rival' }, el('b', {}, word), `　${called(rival)}：${told(rival)}`);
}

/**
 * A link with this score, to be copied and sent; with the name its sender likes, or none.
 * @param {import('./duel.js').Challenge} challenge
 * @param {Score} score
 */
function createLink(challenge, score) {
  const link = el('textarea', { rows: '4', readonly: '', 'aria-label': '要发给同事的链接' });
  const name = el('input', {
    type: 'text',
    maxlength: '12',
    autocomplete: 'off',
    'aria-label': '怎么称呼你（可以不写）',
    placeholder: '怎么称呼你（可以不写）',
  });
  const write = () => {
    const rival = { right: score.right, ms: score.ms, name: nameOf(name.value) };
    link.value = `${siteUrl('contest/go/?way=duel')}${written({ ...challenge, rival })}`;
  };
  name.addEventListener('input', write);
  write();
  return el(
    'section',
    { class: 'card report' },
    el('h2', {}, '发给同事，比一比'),
    el('p', { class: 'muted' }, '链接里只有这组题、你的成绩和称呼，不经过任何服务器。'),
    name,
    link,
    createCopying(link, '同事'),
    createCode(() => link.value, name),
  );
}

/**
 * The link as a code for a colleague who sits next to one; what draws it is loaded when it is asked for.
 * @param {() => string} link
 * @param {HTMLElement} name with which the link changes
 */
function createCode(link, name) {
  const place = el('div', { role: 'status' });
  const show = async () => {
    fill(place, el('p', { class: 'muted' }, '正在画……'));
    try {
      const { draw } = await loadCodes(getElement('[data-codes]').dataset.codes || '');
      const alt = '挑战链接的二维码，内容和上面的链接一样';
      fill(place, el('img', { class: 'code', src: draw(link()), alt }));
    } catch {
      fill(
        place,
        el('p', {}, '二维码没有画出来，可能是网络断了。再点一次试试，或者复制上面的链接。'),
      );
    }
  };
  name.addEventListener('input', () => fill(place)); // it would say the name of before
  return el('div', {}, button('当面扫：出二维码', show), place);
}

/**
 * @param {object} what
 * @param {Kind} what.kind
 * @param {Score} what.score
 * @param {Score | null} what.before the best score until now
 * @param {readonly import('../../../theme/view/play/looked_back.js').Past[]} what.past in the order asked
 * @param {import('./duel.js').Challenge} what.challenge
 * @param {boolean} what.lasting whether the record stays when the tab is closed
 */
export function showEnding({ kind, score, before, past, challenge, lasting }) {
  const isBest = score.right > 0 && (!before || compare(score, before) > 0);
  const title = isBest ? '新的最好成绩' : '比完了';
  const { rival } = challenge;
  const again = mainButton('再来一次', () => {
    if (location.hash) location.hash = '';
    location.reload();
  });
  showInterlude({
    title,
    told: [
      scoreLine(String(score.right), `/ ${score.answered} 题答对`),
      aside(`用时 ${minutes(score.ms)}`),
      rival && against(score, rival),
      before && !isBest && aside(`你的最好成绩：${told(before)}`),
    ],
    below: [warning(lasting), kind === 'duel' && createLink(challenge, score), ...pastList(past)],
    ways: [leave(), again],
    said: `${title}，${told(score)}。`,
  });
}
