import { random } from './choose.js';

/**
 * What a way may choose from. `of` names a part of the bank where a way has several.
 * @typedef {object} From
 * @property {string} seed
 * @property {string} of
 * @property {readonly Listed[]} questions all that are published, in the order they are taught
 * @property {readonly Statement[]} statements
 */

/**
 * A way to practise. `kept`: its list is written down when it begins, since it could not be chosen again the same.
 * @typedef {object} Way
 * @property {string} title
 * @property {boolean} kept
 * @property {(from: From) => readonly Listed[]} choose
 */

/** Every way to practise by its name in addresses and in the record. @type {Readonly<Record<string, Way>>} */
export const WAYS = {
  random: {
    title: '随机练习',
    kept: true,
    choose: ({ seed, questions }) => random(seed, questions),
  },
};
