import { getElement, getOptionalElement } from './dom.js';

/**
 * Fills the bar and the words of a card: how many of its lessons have a star.
 * @param {HTMLElement} card holds [data-progress] and, where there is a bar, .meter
 * @param {readonly { id: string }[]} lessons
 * @param {ReadonlyMap<string, number>} earned
 */
export function showProgress(card, lessons, earned) {
  const done = lessons.filter((lesson) => earned.get(lesson.id)).length;
  getElement('[data-progress]', card).textContent = `过了 ${done} / ${lessons.length} 课`;
  const bar = getOptionalElement('.meter > i', card);
  if (bar) bar.style.width = `${(100 * done) / Math.max(1, lessons.length)}%`;
}
