import { sittingLeft } from '../../../theme/runner/sitting.js';
import { fetchOptionalJson } from '../../../theme/view/dom.js';
import { createShelf } from '../../../theme/view/play/shelf.js';
import { draw, orders } from './draw.js';

/** @typedef {import('../../../theme/runner/sitting.js').Sitting} Sitting */
/** @typedef {import('../../../theme/runner/sitting.js').Seat} Seat */

/**
 * A published paper: its blueprint, and where its candidates are.
 * @typedef {import('./draw.js').Blueprint & {
 *   paper: string, title: string, kind: string, minutes: number, pass: number, questions: number, points: number,
 *   tries_a_week: number, revision: string, topics: string[], areas: string[], parents: number[], sets: string[],
 *   sections: { title: string, count: number, points: number }[],
 *   candidates: { rev: number[], set: number[], shard: number[] },
 * }} Paper
 */

/** @param {string} name @returns {Promise<Paper | null>} */
export const fetchPaper = (name) => fetchOptionalJson(`data/papers/${name}.json`);

/** @param {Paper} paper @param {number} number of a candidate @returns {Place} */
const placeOf = ({ sets, candidates }, number) => ({
  set: sets[candidates.set[number] || 0] || '',
  shard: candidates.shard[number] || 1,
});

/**
 * The questions of some seats, fetched at once: from here on no network is needed.
 * @param {readonly { id: string, place: Place }[]} wanted
 * @returns {Promise<Map<string, Question>>} without those the site no longer has
 */
export async function fetchAsked(wanted) {
  const shelf = createShelf();
  const found = await Promise.all(wanted.map((one) => shelf.get(one)));
  return new Map(found.flatMap((one) => (one ? [[one.id, one]] : [])));
}

/**
 * A new try at a paper, drawn from its seed.
 * @param {Paper} paper
 * @param {string} seed
 * @returns {Promise<{ seats: Seat[], questions: Map<string, Question> }>}
 */
export async function drawSeats(paper, seed) {
  const drawn = draw(seed, paper);
  const { id, rev } = paper.candidates;
  const bare = drawn.flatMap((numbers, section) =>
    numbers.map((number) => ({
      id: id[number] || '',
      rev: rev[number] || 0,
      place: placeOf(paper, number),
      points: paper.sections[section]?.points || 0,
    })),
  );
  const questions = await fetchAsked(bare);
  const there = bare.filter((seat) => questions.has(seat.id));
  const shown = orders(
    seed,
    there.map((seat) => /** @type {Question} */ (questions.get(seat.id))),
  );
  return { seats: there.map((seat, at) => ({ ...seat, order: shown[at] || [] })), questions };
}

/** @param {number | undefined} points as a record holds them, which anybody may have written */
const whole = (points) => (Number.isSafeInteger(points) ? Math.max(0, Number(points)) : 0);

/**
 * The try begun and not handed in, as far as the site still has its questions; null when there is none.
 * @param {Paper} paper
 * @param {readonly Statement[]} statements
 */
export async function loadLeft(paper, statements) {
  const left = sittingLeft(statements, { type: 'paper', id: paper.paper });
  if (!left) return null;
  const numbers = new Map(paper.candidates.id.map((id, number) => [id, number]));
  const seats = left.started.items.flatMap(({ id, rev, order, points }) => {
    const number = numbers.get(id);
    return number === undefined
      ? []
      : { id, rev, order, points: whole(points), place: placeOf(paper, number) };
  });
  const questions = await fetchAsked(seats);
  return { ...left, seats: seats.filter(({ id }) => questions.has(id)), questions };
}
