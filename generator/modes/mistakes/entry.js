import { authored, el, fill, siteUrl } from '../../../theme/view/dom.js';
import { reviewOf } from '../../../theme/view/play/question.js';
import { VIEWS } from '../../question_types/views.js';

/** @param {ReadonlyMap<string, ListedSet>} sets @param {string} set */
export const titleOf = (sets, set) => sets.get(set)?.title || '';

/**
 * Fills an entry of the book with its question: what was asked, what is right and why; of a stubborn one the video that
 * teaches it comes first.
 * @param {Question} question
 * @param {HTMLElement} details
 * @param {HTMLElement} summary
 * @param {ListedSet | undefined} set
 * @param {boolean} stubborn
 */
export function readOf(question, details, summary, set, stubborn) {
  fill(summary, authored('span', {}, question.stem));
  const keys = (question.options || []).map(({ key }) => key);
  const board = VIEWS[question.type].build(question, keys, () => {});
  board.reveal(null);
  const seconds = question.at ? `?t=${question.at[0]}` : '';
  const lesson =
    set?.path &&
    el(
      'p',
      {},
      el(
        'a',
        { class: 'link', href: siteUrl(`${set.path}${seconds}`) },
        stubborn ? '先回看这一段视频' : `回看《${set.title}》`,
      ),
    );
  details.append(
    ...[stubborn && lesson, board.element, ...reviewOf(question), !stubborn && lesson].flatMap(
      (one) => one || [],
    ),
  );
}
