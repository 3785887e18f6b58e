const RUN = /[\u3400-\u4dbf\u4e00-\u9fff]+|[a-z0-9]+/g;

/** @param {string} text */
const isHan = (text) => text.charCodeAt(0) >= 0x3400;

/** @param {string} run */
const bigrams = (run) =>
  run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2));

/** The words of every run. @param {string} text */
function cut(text) {
  const runs = text.normalize('NFKC').toLowerCase().match(RUN) || [];
  return runs.map((run) => (isHan(run) ? bigrams(run) : [run]));
}

/**
 * The words the search index was built with: Han runs as bigrams, latin and digits as they stand, lower case.
 * @param {string} text
 */
export const tokens = (text) => cut(text).flat();

/**
 * The different words of `text` that are there, or stand between two that are: who types 历下区妈妈小屋 asks for no 区妈.
 * @param {string} text
 * @param {(word: string) => boolean} has
 * @returns {number} how many
 */
export function held(text, has) {
  const all = cut(text).flatMap((words) => {
    const there = words.map(has);
    return words.filter((_, at) => there[at] || (there[at - 1] && there[at + 1]));
  });
  return new Set(all).size;
}
