const DROPPED = /[\s\u0085《》“”、，。；：（）]/g;
const NUMERAL = /[零〇一二两三四五六七八九十百千万亿]+/g;
const DIGITS = '零一二三四五六七八九';
/** @type {Record<string, number>} */
const UNITS = { 十: 10, 百: 100, 千: 1000 };
/** @type {Record<string, number>} */
const GROUPS = { 万: 10 ** 4, 亿: 10 ** 8 };

/** @param {string} sign */
const digit = (sign) => ('〇零'.includes(sign) ? 0 : sign === '两' ? 2 : DIGITS.indexOf(sign));

/**
 * 二十五 → 25, 一百零五 → 105, 三万二千 → 32000, 二〇二四 → 2024.
 * @param {string} text
 */
export function numeral(text) {
  if (!/[十百千万亿]/.test(text)) return Array.from(text, digit).join('');
  let total = 0;
  let group = 0;
  let last = 0;
  for (const sign of text) {
    const unit = UNITS[sign];
    const scale = GROUPS[sign];
    if (unit) {
      group += (last || (group ? 0 : 1)) * unit;
      last = 0;
    } else if (scale) {
      total = scale === GROUPS.亿 ? (total + group + last) * scale : total + (group + last) * scale;
      group = 0;
      last = 0;
    } else {
      last = digit(sign);
    }
  }
  return String(total + group + last);
}

/**
 * A typed response as it is compared: spaces and Chinese punctuation dropped, NFKC, trimmed, lower case.
 * ASCII punctuation stays, so 1,5 is not 15.
 * @param {string} text
 * @param {{ numerals?: boolean }} [wanted] numerals: Chinese numerals become digits
 */
export function normaliseResponse(text, wanted = {}) {
  const plain = text.replace(DROPPED, '').normalize('NFKC').trim().toLowerCase();
  return wanted.numerals ? plain.replace(NUMERAL, numeral) : plain;
}

/**
 * An option as two options are compared: 一、二 is not 一二.
 * @param {string} text
 */
export const normaliseOption = (text) => text.normalize('NFKC').trim();
