import { find, openLibrary, wordsOf } from '../../runner/find.js';

/** A question found: `words` those asked for. @typedef {{ id: string, title: string, text: string, words: string[] }} Found */

/**
 * What finds questions by words, in a script of its own, since only who searches needs it.
 * @param {import('../../runner/find.js').SearchFile} file data/search.json
 * @returns {(text: string) => Found[]} the best first
 */
function createFinder(file) {
  const library = openLibrary(file);
  return (text) => {
    const words = wordsOf(text);
    return find(library, text)
      .docs.filter(([kind]) => kind === 'question')
      .map(([, title, path, said]) => ({
        id: path.slice(path.indexOf('#') + 1),
        title,
        text: said,
        words,
      }));
  };
}

/** @type {any} */ (window).createFinder = createFinder;
