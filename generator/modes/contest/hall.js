import { createStream } from '../../../theme/runner/draw.js';
import { optionOrder } from '../../../theme/runner/order.js';
import { createCopying } from '../../../theme/view/copy.js';
import { authored, el, fill, getOptionalElement, icon } from '../../../theme/view/dom.js';
import { letter } from '../../../theme/view/options.js';
import { explanationOf } from '../../../theme/view/play/question.js';
import { mayBeJudged, ROUNDS, ranks, resultText, SECONDS } from './live.js';

/** @typedef {import('./live.js').Event} Event */
/** @typedef {import('./live.js').Standing} Standing */
/** @typedef {import('./live.js').RoundName} RoundName */
/**
 * `question`: undefined while it is fetched, null where it could not be.
 * @typedef {{ standing: Standing, question: Question | null | undefined, seed: string, events: readonly Event[],
 *   ids: readonly string[] }} Scene
 */
/** @typedef {{ label: string, key: string, act: () => void, main?: boolean, off?: boolean }} Control */

/** The keys a host uses; shown on the buttons. */
const ROUND_KEYS = /** @type {Readonly<Record<RoundName, string>>} */ ({
  turn: 'B',
  buzzer: 'Q',
  risk: 'F',
  extra: 'J',
});
const STAKE_KEYS = 'UIO';

/**
 * The big screen: scores, one question, and what the host may do, each by a button and a key.
 * @param {HTMLElement} root
 * @param {{ teams: readonly string[], happen: (event: Event) => void, undo: () => void, leave: () => void }} host
 */
export function createHall(root, { teams, happen, undo, leave }) {
  const board = el('ol', { class: 'live-teams plain' });
  const stage = el('section', { class: 'live-stage', 'aria-live': 'polite' });
  const time = el('b', { class: 'live-time', role: 'timer' });
  const controls = el('div', { class: 'live-controls' });
  fill(root, board, stage, time, controls);

  /** @type {Scene | undefined} */
  let scene;
  let chosen = 0;
  let stake = 10;
  let revealed = false;
  /** The events whose result is on the stage. @type {readonly Event[] | undefined} */
  let told;
  let asked = -1;
  let left = 0;
  let timer = 0;
  /** @type {Control[]} */
  let keys = [];

  const stop = () => {
    window.clearInterval(timer);
    timer = 0;
  };
  const showTime = () => {
    time.textContent = left > 0 ? String(left) : timer ? '时间到' : '';
    time.dataset.pressing = String(left <= 5);
  };
  const toggleTime = () => {
    told = undefined;
    if (timer) {
      stop();
      left = 0;
    } else {
      left = SECONDS;
      timer = window.setInterval(() => {
        left = Math.max(0, left - 1);
        showTime();
      }, 1000);
    }
    redraw();
  };
  const toggleAnswer = () => {
    told = undefined;
    revealed = !revealed;
    redraw();
  };

  /** @param {boolean} right */
  const judge = (right) => {
    stop();
    left = 0;
    revealed = true;
    happen({ type: 'judged', team: chosen, right, stake });
  };

  const redraw = () => {
    if (!scene) return;
    const { standing, question, seed, events } = scene;
    showTeams(board, teams, standing, chosen);
    showTime();
    if (told !== events) fill(stage, ...stageOf(question, seed, standing, revealed));
    const groups = controlsOf();
    keys = groups.flatMap(([, own]) => own);
    const { activeElement } = document;
    const held = controls.contains(activeElement) && activeElement?.getAttribute('data-key');
    fill(controls, ...groups.map(group));
    if (held) getOptionalElement(`[data-key="${held}"]`, controls)?.focus({ preventScroll: true });
    else if (document.activeElement === document.body) focusTitle(stage);
  };

  /** @returns {[string, Control[]][]} */
  const controlsOf = () => {
    const { standing, events, ids } = /** @type {Scene} */ (scene);
    const rounds = /** @type {RoundName[]} */ (Object.keys(ROUNDS));
    const off = !mayBeJudged(standing, chosen);
    return [
      [
        '哪个队',
        teams.map((name, place) => ({
          label: name,
          key: String(place + 1),
          main: place === chosen,
          act: () => {
            chosen = place;
            redraw();
          },
        })),
      ],
      [
        '押几分',
        ROUNDS[standing.round].stakes.map((points, place) => ({
          label: `${points} 分`,
          key: STAKE_KEYS[place] || '',
          main: points === stake,
          act: () => {
            stake = points;
            redraw();
          },
        })),
      ],
      [
        '这一题',
        [
          { label: timer ? '停表' : `计时 ${SECONDS} 秒`, key: 'T', act: toggleTime },
          { label: '答对', key: 'Y', off, act: () => judge(true) },
          { label: '答错', key: 'N', off, act: () => judge(false) },
          { label: revealed ? '收起答案' : '公布答案', key: 'A', act: toggleAnswer },
          { label: '下一题', key: 'D', act: () => happen({ type: 'next' }) },
          { label: '撤销', key: 'Z', off: events.length === 0, act: undo },
        ],
      ],
      [
        '环节',
        [
          ...rounds.map((round) => ({
            label: ROUNDS[round].title,
            key: ROUND_KEYS[round],
            main: round === standing.round,
            act: () => happen({ type: 'round', round }),
          })),
          {
            label: '成绩单',
            key: 'R',
            act: () => {
              told = events;
              showResult(stage, { teams, events, ids }, leave);
            },
          },
        ],
      ],
    ];
  };

  document.addEventListener('keydown', (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (target.closest('input, textarea')) return;
    const found = keys.find(({ key, off }) => !off && key === event.key.toUpperCase());
    if (found) found.act();
  });

  return {
    /** @param {Scene} shown */
    show: (shown) => {
      scene = shown;
      if (shown.standing.question !== asked) {
        asked = shown.standing.question;
        revealed = false;
        stop();
        left = 0;
        if (shown.standing.round === 'turn') chosen = shown.standing.turn;
      }
      redraw();
    },
  };
}

/** @param {[string, Control[]]} what */
const group = ([title, own]) =>
  own.length > 0 &&
  el(
    'section',
    { class: 'live-group', 'aria-label': title },
    el('h2', {}, title),
    el('p', { class: 'live-row' }, ...own.map(control)),
  );

/** @param {Control} one */
function control({ label, key, act, main = false, off = false }) {
  const button = el(
    'button',
    { class: main ? 'btn btn-main' : 'btn', type: 'button', 'data-key': key },
    el('span', {}, label),
    el('kbd', {}, key),
  );
  button.disabled = off;
  button.addEventListener('click', act);
  return button;
}

/**
 * @param {HTMLElement} board
 * @param {readonly string[]} teams
 * @param {Standing} standing
 * @param {number} chosen
 */
function showTeams(board, teams, { points }, chosen) {
  const places = ranks(points);
  const list = teams.map((name, team) =>
    el(
      'li',
      { class: 'card live-team', ...(team === chosen && { 'aria-current': 'true' }) },
      el('span', { class: 'live-name' }, name),
      el('b', {}, String(points[team])),
      el('span', { class: 'muted' }, `第 ${places[team]}`),
    ),
  );
  fill(board, ...list);
}

/**
 * @param {Question | null | undefined} question
 * @param {string} seed
 * @param {Standing} standing
 * @param {boolean} revealed
 */
function stageOf(question, seed, { round, question: place }, revealed) {
  const { title, rule } = ROUNDS[round];
  const head = el('p', { class: 'muted' }, `${title} · 第 ${place + 1} 题 · ${rule}`);
  if (!question)
    return [head, el('h1', {}, question === null ? '这道题没有取到，按“下一题”。' : '正在取题……')];
  const order = optionOrder(createStream(`${seed}#${question.id}#order`), question);
  const options = order.flatMap(
    (key) => (question.options || []).find((one) => one.key === key) || [],
  );
  const right = [question.answer].flat();
  const list = options.map((option, at) => {
    const item = authored('span', {}, option.html);
    const isRight = revealed && right.includes(option.key);
    const state = revealed ? { 'data-verdict': isRight ? 'right' : 'other' } : {};
    const mark = el('b', {}, letter(at));
    return el('li', { class: 'live-option', ...state }, mark, item, isRight && rightSign());
  });
  const truth = revealed && question.type === 'true_false' && (question.answer ? '对' : '错');
  return [
    head,
    authored('h1', { class: 'live-stem' }, question.stem),
    list.length > 0 && el('ol', { class: 'plain live-options' }, ...list),
    truth && el('p', { class: 'live-option', 'data-verdict': 'right' }, el('b', {}, truth)),
    ...(revealed ? explanationOf(question) : []),
  ];
}

/** That an option is right, in more than its colour. */
const rightSign = () =>
  el('span', { class: 'live-right' }, icon('check-circle'), el('span', {}, '正确答案'));

/**
 * The result, to be copied or kept as a file, and the way to end the contest.
 * @param {HTMLElement} stage
 * @param {Parameters<typeof resultText>[0]} contest
 * @param {() => void} leave
 */
function showResult(stage, contest, leave) {
  const text = el('textarea', { rows: '14', readonly: '', 'aria-label': '成绩单' });
  text.value = resultText(contest);
  const file = URL.createObjectURL(new Blob([`\ufeff${text.value}`], { type: 'text/plain' }));
  const end = el('button', { class: 'btn', type: 'button' }, '结束这场，重新开一场');
  end.addEventListener(
    'click',
    () => {
      end.textContent = '再按一次就结束，成绩单先存好';
      end.addEventListener('click', leave, { once: true });
    },
    { once: true },
  );
  fill(
    stage,
    el('h1', {}, '成绩单'),
    el('div', { class: 'report' }, text, createCopying(text, '组织方')),
    el(
      'p',
      { class: 'live-row' },
      el('a', { class: 'btn', href: file, download: '现场赛成绩单.txt' }, '存成文件'),
      end,
    ),
    el('p', { class: 'muted' }, '内容用制表符分隔，可以粘贴进 Excel。'),
  );
}

/** What is new is read aloud, unless somebody is at the controls. @param {HTMLElement} stage */
function focusTitle(stage) {
  const title = getOptionalElement('h1', stage);
  if (!title) return;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
}
