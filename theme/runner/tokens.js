const RUN = /[\u3400-\u4dbf\u4e00-\u9fff]+|[a-z0-9]+/g;

/** @param {string} text */
const isHan = (text) => text.charCodeAt(0) >= 0x3400;

/** @param {string} run */
const bigrams = (run) =>
  run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2));

/**
 * The words the search index was built with: Han runs as bigrams, latin and digits as they stand, lower case.
 * @param {string} text
 */
export function tokens(text) {
  const runs = text.normalize('NFKC').toLowerCase().match(RUN) || [];
  return runs.flatMap((run) => (isHan(run) ? bigrams(run) : [run]));
}
