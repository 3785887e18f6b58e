import { find } from '../../runner/search/find.js';
import { asked } from '../search/open.js';

/** A question found: `words` those marked in it. @typedef {{ id: string, title: string, text: string, words: string[] }} Found */
/** `count`: how many there are, `found` the first of them. @typedef {{ count: number, found: Found[] }} Listed */

/**
 * Finds questions by words, in a script of its own, since only who searches needs it.
 * @param {string} text
 * @param {number} most
 * @returns {Promise<Listed>} the best first
 */
const findQuestions = (text, most) =>
  asked(async (library) => {
    const { found, words } = await find(library, text);
    const questions = found.filter(({ kind }) => kind === 'question').map(({ place }) => place);
    const cards = await library.cards(questions.slice(0, most));
    return {
      count: questions.length,
      found: cards.map(({ title, path, text: said }) => ({
        id: path.slice(path.indexOf('#') + 1),
        title,
        text: said,
        words,
      })),
    };
  });

/** @type {any} */ (window).findQuestions = findQuestions;
