import { STUBBORN } from '../../../theme/runner/record/mistakes.js';

/** @typedef {import('../../../theme/runner/record/mistakes.js').Mistake} Mistake */
/** A mistake whose question the site still has. @typedef {{ mistake: Mistake, listed: Listed }} Noted */

/** So many questions are one paper of mistakes. */
export const ROUND = 20;

/** @param {Mistake} mistake */
export const isStubborn = ({ relapses }) => relapses >= STUBBORN;

/**
 * The notebook as the site can show it: stubborn ones first, then those that came in last.
 * @param {readonly Mistake[]} book
 * @param {readonly Listed[]} questions
 * @returns {Noted[]}
 */
export function noted(book, questions) {
  const known = new Map(questions.map((one) => [one.id, one]));
  return book
    .flatMap((mistake) => {
      const listed = known.get(mistake.id);
      return listed ? { mistake, listed } : [];
    })
    .sort(
      (a, b) =>
        Number(isStubborn(b.mistake)) - Number(isStubborn(a.mistake)) ||
        b.mistake.since - a.mistake.since,
    );
}

/**
 * Whether a mistake is of the part of the notebook that is looked at.
 * @param {Noted} noted
 * @param {string} of '' for all, `stubborn`, or the name of a set
 */
export const isOf = ({ mistake, listed }, of) =>
  of === '' || (of === 'stubborn' ? isStubborn(mistake) : listed.place.set === of);

/**
 * The questions of one paper of mistakes.
 * @param {string} of as for `isOf`
 * @param {readonly Mistake[]} book
 * @param {readonly Listed[]} questions
 * @returns {Listed[]}
 */
export function chosen(of, book, questions) {
  const all = noted(book, questions).filter((one) => isOf(one, of));
  return all.slice(0, ROUND).map(({ listed }) => listed);
}
