import { hard, kept, OFTEN, ofTopic, partOf, ROUND, random, undone } from './choose.js';

/**
 * What a way may choose from. `of` names a part of the bank: a course, a set, a topic, a type, a question.
 * @typedef {object} From
 * @property {string} seed
 * @property {string} of '' for all
 * @property {readonly Listed[]} questions all that are published, in the order they are taught
 * @property {readonly ListedSet[]} sets
 * @property {readonly ListedTopic[]} topics
 * @property {readonly Statement[]} statements
 */

/**
 * A way to practise. `parts`: what it is chosen from first, where `of` does not say it. `kept`: its list is written down
 * when it begins, since it could not be chosen again the same. `study`: the answers are shown at once, and none are
 * taken. `again`: what beginning anew is called. `empty`: what is said where there is nothing to ask.
 * @typedef {object} Way
 * @property {string} title
 * @property {'courses' | 'sets' | 'topics' | 'types'} [parts]
 * @property {boolean} [kept]
 * @property {boolean} [study]
 * @property {string} again
 * @property {string} empty
 * @property {(from: From) => readonly Listed[]} choose
 */

const NO_SUCH = '这一部分现在没有题，可能改了名或者撤下了。';
const ANEW = '从头再做';

/** Every way to practise by its name in addresses and in the record. @type {Readonly<Record<string, Way>>} */
export const WAYS = {
  sequence: {
    title: '顺序练习',
    parts: 'courses',
    again: ANEW,
    empty: NO_SUCH,
    choose: (from) => partOf(from, from.of),
  },
  random: {
    title: '随机练习',
    kept: true,
    again: `再来 ${ROUND} 题`,
    empty: NO_SUCH,
    choose: (from) => random(from.seed, partOf(from, from.of)),
  },
  chapter: {
    title: '章节练习',
    parts: 'sets',
    again: ANEW,
    empty: NO_SUCH,
    choose: (from) => partOf(from, from.of),
  },
  topic: {
    title: '知识点练习',
    parts: 'topics',
    again: ANEW,
    empty: NO_SUCH,
    choose: (from) => ofTopic(from, from.of),
  },
  type: {
    title: '题型练习',
    parts: 'types',
    again: ANEW,
    empty: NO_SUCH,
    choose: ({ questions, of }) => questions.filter(({ type }) => type === of),
  },
  undone: {
    title: '未做题',
    again: '看看还有没有',
    empty: '每一题都做过了。可以随机练几题，或者做做易错题。',
    choose: (from) => undone(partOf(from, from.of), from.statements),
  },
  favourites: {
    title: '收藏',
    again: ANEW,
    empty: '还没有收藏的题。答题的时候点一下“收藏”，就会放到这里。',
    choose: (from) => kept(partOf(from, from.of), from.statements),
  },
  hard: {
    title: '易错题',
    kept: true,
    again: '再练一遍',
    empty: `还没有易错的题。同一道题错过 ${OFTEN} 次，就会放到这里。`,
    choose: (from) => hard(partOf(from, from.of), from.statements),
  },
  study: {
    title: '背题',
    parts: 'sets',
    study: true,
    again: '从头再看',
    empty: NO_SUCH,
    choose: (from) => partOf(from, from.of),
  },
  question: {
    title: '看题',
    study: true,
    again: '再看一遍',
    empty: '这道题现在没有了，可能已经撤下。',
    choose: ({ questions, of }) => questions.filter(({ id }) => id === of),
  },
};
