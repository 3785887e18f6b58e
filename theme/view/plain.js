import { el } from './dom.js';

/*
 * What scripts write on buttons and tiles, in plainer words too, for 长辈版; which of both is shown is a matter of
 * styles/elder.css. Templates say it by `words` of overrides/suixue/ui.html.
 */

/** What a game calls 闯, everybody calls 答. @param {string} text */
export const plain = (text) =>
  text.replace('关卡图', '课程目录').replace('闯关', '答题').replace('闯', '答');

/** What is read aloud of it: as it stands there. @param {string} text */
export const spoken = (text) =>
  document.documentElement.hasAttribute('data-elder') ? plain(text) : text;

/**
 * @param {string} text
 * @param {string} [own] the same as everybody says it
 * @returns {Node | string} both ways to say it, where there are two
 */
export const worded = (text, own = plain(text)) =>
  own === text
    ? text
    : el('span', {}, el('span', { class: 'usual' }, text), el('span', { class: 'plainly' }, own));
