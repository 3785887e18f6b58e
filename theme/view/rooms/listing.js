import { distanceInWords } from '../../map/rooms.js';
import { fill, getElement } from '../dom.js';
import { card } from './card.js';

/** @typedef {import('../../map/rooms.js').Found} Found */
/** @typedef {import('../../map/rooms.js').Index} Index */

const PAGE = 20;
/** Nobody goes that far for a room: in kilometres. */
const FAR = 100;

/** @param {readonly Found[]} found nearest first, or in no order of distance */
export function isFar([first]) {
  return Boolean(first && first.metres !== undefined && first.metres > FAR * 1000);
}

/**
 * What was found, in a sentence.
 * @param {readonly Found[]} found nearest first where the visitor's place is known
 * @param {string} noun
 * @param {string} [access] of rooms that let everybody in, where those alone were asked for
 */
export function summary(found, noun, access = '') {
  const [first] = found;
  if (!first) return `没有合要求的${noun}，请减去一两个条件。`;
  const part = found.length > PAGE ? `，先列 ${PAGE} 间` : '';
  const count = `${access ? `${access}的有` : '找到'} ${found.length} 间`;
  if (first.metres === undefined) return `${count}${part}。`;
  if (isFar(found))
    return `你周围 ${FAR} 公里内没有合要求的${noun}，最近的在${distanceInWords(first.metres)}外。`;
  return `${count}，由近到远${part}。`;
}

/**
 * The list of rooms, a page at a time.
 * @param {Index} index
 * @param {(message: string) => void} say
 */
export function mountListing(index, say) {
  const results = getElement('[data-results]');
  const list = getElement('[data-list]');
  const more = getElement('[data-more]');
  const far = getElement('[data-far]');
  /** @type {readonly Found[]} */
  let found = [];
  let sayCity = false;

  const length = () => list.children.length;
  const append = () => {
    const next = found.slice(length(), length() + PAGE);
    list.append(...next.map((one) => card('li', index, one, sayCity)));
    more.hidden = length() >= found.length;
  };

  more.addEventListener('click', () => {
    const before = length();
    append();
    list.children[before]?.querySelector('a')?.focus();
    say(`已列出 ${length()} 间，共 ${found.length} 间。`);
  });

  return {
    length,
    /** For who cannot see that rooms have been found: what comes next is among them. */
    focus: () => results.focus({ preventScroll: true }),
    /** @param {readonly Found[]} rooms @param {boolean} wanted */
    show: (rooms, wanted) => {
      found = wanted ? rooms : [];
      sayCity = new Set(found.map(({ room }) => room.county.city)).size > 1;
      results.hidden = !wanted;
      far.hidden = !isFar(found);
      fill(list);
      append();
    },
    /** @param {number} wanted how many to list at least, where there are as many */
    grow: (wanted) => {
      while (length() < Math.min(wanted, found.length)) append();
    },
  };
}
