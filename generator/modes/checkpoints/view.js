import { shanghaiDay } from '../../../theme/runner/calendar.js';
import { isDone, standing } from '../../../theme/runner/record/checkpoints.js';
import { answeredFact, give, initializedFact } from '../../../theme/runner/session.js';
import { worded } from '../../../theme/runner/wording.js';
import { explained, fetchQuestions } from '../../../theme/view/bank.js';
import { button, mainButton } from '../../../theme/view/buttons.js';
import { el, fill, getOptionalElement } from '../../../theme/view/dom.js';
import { createCard, createFeedback } from '../../../theme/view/play/question.js';
import { sayVerdict } from '../../../theme/view/play/sound.js';
import { warning } from '../../../theme/view/warning.js';
import { MARKS } from '../../question_types/marks.js';
import { VIEWS } from '../../question_types/views.js';
import { draw, optionsOf, seedOf } from './draw.js';

/** @typedef {import('../../../theme/view/play/keeper.js').Keeper} Keeper */
/** @typedef {Film['checkpoints'][number]} Checkpoint */
/**
 * A checkpoint as it is drawn for today; `again` after an error, whose segment is to be seen once more.
 * @typedef {Checkpoint & { place: number, seed: string, at: number, order: string[], again: boolean }} Stop
 */

/**
 * The checkpoints of a video that are not done, as they are drawn for today.
 * @param {Film} film
 * @param {string} device
 * @param {readonly Statement[]} statements
 * @param {number} now
 * @returns {Stop[]}
 */
export function openStops({ lesson, checkpoints }, device, statements, now) {
  const stands = standing(statements, lesson, now);
  return checkpoints.flatMap((checkpoint, index) => {
    const place = index + 1;
    if (isDone(stands.get(place))) return [];
    const seed = seedOf({ device, lesson, day: shanghaiDay(now), place });
    const questions = checkpoint.questions.map(({ id }) => id);
    const { at, questions: order } = draw(seed, checkpoint.window, questions);
    const again = stands.get(place)?.state === 'again';
    return [{ ...checkpoint, place, seed, at, order, again }];
  });
}

/**
 * The question that a stop asks now; another one than before, where there is one.
 * @param {Stop} stop
 * @param {readonly string[]} answered
 */
const nextOf = ({ order }, answered) => order.find((id) => !answered.includes(id)) || order[0];

/**
 * What a stop may ask: the first question and the one after an error, those that the site still has.
 * @param {Stop} stop
 * @param {readonly string[]} answered
 */
async function load(stop, answered) {
  const wanted = new Set([...stop.order.slice(0, 2), nextOf(stop, answered)]);
  const places = stop.questions.filter(({ id }) => wanted.has(id));
  const found = (await fetchQuestions(places)).filter(({ id }) => wanted.has(id));
  const questions = await explained(found);
  const asked = questions.find(({ id }) => id === nextOf(stop, answered));
  if (!asked) throw new Error(`the site has none of ${[...wanted].join()}`);
  const items = questions.map(({ id, rev, ...rest }) => ({
    id,
    rev,
    lesson: places.find((place) => place.id === id)?.set || '',
    order: optionsOf(stop.seed, { id, ...rest }),
  }));
  return { asked, items };
}

/**
 * Where a video asks, right under it.
 * @param {HTMLElement} section
 * @param {Keeper} keeper
 * @param {string} lesson
 */
export function createAsker(section, keeper, lesson) {
  const other = getOptionalElement('[data-play-bar]');
  /** @param {boolean} on */
  const setAsking = (on) => {
    section.hidden = !on;
    section.closest('.player')?.classList.toggle('player-asking', on);
    if (other) other.hidden = on;
  };

  /** Nothing else is offered meanwhile. @param {...import('../../../theme/view/dom.js').Child} children */
  const show = (...children) => {
    fill(section, ...children);
    setAsking(true);
    section.scrollIntoView({ block: 'nearest' });
  };

  /** @param {Stop} stop */
  const stand = ({ place }) => standing(keeper.statements(), lesson, Date.now()).get(place);

  const put = () => {
    setAsking(false);
    fill(section);
  };

  /**
   * @param {Stop} stop
   * @param {{ goOn: () => void, lookBack: () => void }} then
   */
  const ask = async (stop, then) => {
    show(el('p', { class: 'muted', role: 'status' }, '正在取题…'));
    try {
      const { asked, items } = await load(stop, stand(stop)?.answered || []);
      const session = {
        session: stop.seed,
        object: { type: /** @type {const} */ ('lesson'), id: lesson },
      };
      const started = { seed: stop.seed, items, checkpoint: stop.place };
      await keeper.keep([initializedFact(session, started, Date.now())]);
      const item = /** @type {Item} */ (items.find(({ id }) => id === asked.id));
      showQuestion(stop, worded(asked, stop.seed), item, then);
    } catch (error) {
      console.warn(error);
      show(
        el('p', { role: 'status' }, '这里有一道随堂题，没有取到，可能是网络断了。'),
        el(
          'p',
          { class: 'action-in' },
          mainButton('再试一次', () => ask(stop, then)),
          button('先接着看', then.goOn),
        ),
      );
    }
  };

  /** @param {Stop} stop @param {Question} question @param {Item} item @param {Parameters<typeof ask>[1]} then */
  const showQuestion = (stop, question, item, then) => {
    const view = VIEWS[question.type];
    const number = (stand(stop)?.answered.length || 0) + 1;
    let done = false;
    const send = async () => {
      const reply = board.reply();
      const how = { ms: performance.now() - shown };
      const given = give(reply, MARKS[question.type](question, reply), how);
      if (!given) board.refuse?.();
      if (!given || done) return;
      done = true;
      const fact = answeredFact({ session: stop.seed, place: number, item, given }, Date.now());
      const [held] = await keeper.keep([fact]);
      tell(/** @type {Given} */ (held?.result));
    };
    /** @param {Given} given */
    const tell = (given) => {
      board.reveal(given.response);
      card.dataset.answered = '';
      const feedback = createFeedback({ question, given, board });
      card.append(feedback);
      const again = stand(stop)?.state === 'again';
      const [from, until] = stop.back;
      const next = again
        ? mainButton(`回看 ${until - from} 秒`, then.lookBack)
        : mainButton('接着看', then.goOn);
      fill(action, next);
      sayVerdict(given.state);
      next.focus({ preventScroll: true });
      feedback.scrollIntoView({ block: 'start' });
    };
    const confirm = mainButton(view.confirm || '点一个选项作答', send);
    confirm.disabled = true;
    const board = view.build(question, item.order, () => {
      if (view.confirm) confirm.disabled = board.reply() === null;
      else send();
    });
    const place = number === 1 ? '随堂题' : '随堂题，换一道';
    const { card, stem } = createCard({ question, label: view.label, board, place });
    const heading = el('h2', { class: 'stem', tabindex: '-1' }, ...Array.from(stem.childNodes));
    stem.replaceWith(heading); // the page has its title already
    const action = el('p', { class: 'action-in' }, confirm);
    show(warning(keeper.lasting()), card, action);
    const shown = performance.now();
    heading.focus({ preventScroll: true });
  };

  return { ask, show, put };
}
