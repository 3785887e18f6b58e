/*
 * What 我的 counts of a statement, and no more: neither what was asked nor what was answered, nor its place in the record.
 * It is a fifth of a statement, and so are the milliseconds that it takes to read thousands.
 */

/** A statement as progress, credits, reviews and terms ask for it. @typedef {Pick<Statement, 'time' | 'verb' | 'object' | 'result' | 'evidence' | 'rule'>} Counted */
/** @typedef {[number, string, string, string, string, string, Record<string, unknown>]} Row a counted statement as it is kept */

/** @param {Statement} one @returns {Row} */
export function rowOf({ time, verb, object, result, evidence, rule }) {
  const given = /** @type {Record<string, unknown>} */ (result);
  const { seed: _seed, items: _items, response: _response, text: _text, ...counted } = given;
  return [time, verb, object.type, object.id, evidence, rule, counted];
}

/** @param {Row} row @returns {Counted} */
export const countedOf = ([time, verb, type, id, evidence, rule, result]) =>
  /** @type {any} */ ({ time, verb, object: { type, id }, result, evidence, rule });
