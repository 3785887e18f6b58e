/**
 * Numbers as people write them, as exact rationals: the twin of generator/question_types/numerals.py, where the forms
 * are told; tests/vectors/numerals.json binds both. The oldest phones have no BigInt, so nothing beyond BOUND is read;
 * a product of two numbers within it may be rounded, but is then still seen to be beyond it.
 */

/** A numerator and a denominator above zero without a common factor. @typedef {readonly [number, number]} Rational */

const BOUND = 1e15;
const LONGEST = 40;
export const SPACES =
  '\\t\\n\\v\\f\\r \\u00a0\\u1680\\u2000-\\u200b\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff';
const SPACE = new RegExp(`[${SPACES}]`, 'g');
const DIGITS = '〇零一二两三四五六七八九壹贰叁肆伍陆柒捌玖兩貳參陸';
const VALUES = '0012234567891234567892236';
const UNITS = '拾佰仟萬億';
const HANZI = `${DIGITS}${UNITS}十百千万亿廿卅卌`;
/** @type {Map<string, string>} */
const PLAIN = new Map([
  ...[...DIGITS].map((sign, at) => /** @type {[string, string]} */ ([sign, VALUES.charAt(at)])),
  ...[...UNITS].map(
    (sign, at) => /** @type {[string, string]} */ ([sign, '十百千万亿'.charAt(at)]),
  ),
  ['廿', '2十'],
  ['卅', '3十'],
  ['卌', '4十'],
  ['点', '.'],
  ['點', '.'],
  ['负', '-'],
  ['負', '-'],
]);
const TRANSLATED = new RegExp(`[${[...PLAIN.keys()].join('')}]`, 'g');
/** A number as it may stand within a text, in digits or hanzi. */
export const RUN = new RegExp(
  `(?:[0-9${HANZI}]+分之)?[0-9${HANZI}]+(?:[.点點][0-9${HANZI}]+)?`,
  'g',
);
const ANY_HANZI = new RegExp(`[${HANZI}]`);
/** @type {Record<string, string>} */
const SHARES = { 百分之: '%', 千分之: '‰', 万分之: '‱' };
/** The one number that begins with 百; it is read as if written in full. */
const ALL = /百分之百/g;
const SHARE = /^([-+负負]?)([百千万]分之)(.+)$/;
/** @type {Record<string, number>} */
const WHOLES = { '': 1, '%': 100, '‰': 1000, '‱': 10000 };
/** @type {Record<string, number>} */
const SCALES = { '': 1, 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8, 万亿: 1e12 };
const NUMBER = /^([-+]?)(.+?)([%‰‱]?)$/;
const DECIMAL = /^([0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)(?:\.([0-9]+))?([十百千]?)(万亿|[万亿]?)$/;
const SECTION = /^(?:([1-9])千)?(?:0?([1-9])百)?(?:0?([1-9]?)(十))?(?:0?([1-9]))?$/;
const CLIPPED = /[千百][1-9]$/;

/** @param {string} text */
const inFull = (text) => text.replace(ALL, '百分之一百');

/** @param {string} text */
const translated = (text) => text.replace(TRANSLATED, (sign) => PLAIN.get(sign) || '');

/**
 * The text without spaces, NFKC, lower case, with one kind of minus; 百分之二 as 二%.
 * @param {string} text
 */
export function cleaned(text) {
  const bare = text
    .replace(SPACE, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\u2212/g, '-');
  return inFull(bare).replace(SHARE, (_, sign, share, rest) => `${sign}${rest}${SHARES[share]}`);
}

/**
 * The number that a text is.
 * @param {string} text
 * @returns {Rational | null} null if it is none, or one too large or too fine
 */
export function number(text) {
  const bare = cleaned(text);
  const [, sign, digits, share] = (bare.length <= LONGEST && translated(bare).match(NUMBER)) || [];
  const size = digits ? unsigned(digits) : null;
  const value = size && ratio(size[0], size[1] * (WHOLES[share || ''] || 1));
  return value && sign === '-' && value[0] !== 0 ? [-value[0], value[1]] : value;
}

/** @param {string} text @returns {Rational | null} */
function unsigned(text) {
  if (text === '半' || text === '1半') return [1, 2];
  const [whole, rest] = cut(text, '又');
  if (rest === null) return quotient(text);
  const size = plain(whole);
  const part = quotient(rest);
  if (!size || !part || size[1] !== 1) return null;
  return ratio(size[0] * part[1] + part[0], part[1]);
}

/** @param {string} text @param {string} sign @returns {[string, string | null]} before and after the first */
function cut(text, sign) {
  const at = text.indexOf(sign);
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + sign.length)];
}

/** 三分之二 or 2/3, or a number that is no quotient. @param {string} text @returns {Rational | null} */
function quotient(text) {
  const [first, last] = cut(text, '分之');
  const [over, under] = last === null ? cut(text, '/') : [last, first];
  if (under === null) return plain(text);
  const above = plain(over);
  const below = plain(under);
  if (!above || !below || below[0] === 0) return null;
  return ratio(above[0] * below[1], above[1] * below[0]);
}

/** Digits with or without a scale, or a number in hanzi. @param {string} text @returns {Rational | null} */
function plain(text) {
  const [, before = '', given = '', small = '', large = ''] = text.match(DECIMAL) || [];
  if (!before && !given) {
    const value = whole(text);
    return value === null ? null : ratio(value, 1);
  }
  const after = given.replace(/0+$/, '');
  const size = ratio(Number(before.replace(/,/g, '') + after), Number(`1e${after.length}`));
  return size && ratio(size[0] * (SCALES[small] || 1) * (SCALES[large] || 1), size[1]);
}

/** @param {string} text @returns {number | null} */
function whole(text) {
  for (const [sign, scale] of /** @type {[string, number][]} */ ([
    ['亿', 1e8],
    ['万', 1e4],
  ])) {
    const [head, tail] = cut(text, sign);
    if (tail !== null) {
      const high = whole(head);
      const low = rest(tail, scale);
      return high === null || low === null ? null : high * scale + low;
    }
  }
  return section(text);
}

/**
 * What follows 万 or 亿: it says its own place, by a zero before it or a unit in it.
 * @param {string} text
 * @param {number} scale
 */
function rest(text, scale) {
  if (!text) return 0;
  const placed = (scale === SCALES.万 ? /[十百千]|^[0-9]{4}$/ : /万/).test(text);
  const value = text[0] === '0' || placed ? whole(text.replace(/^0+/, '')) : null;
  return value !== null && value < scale ? value : null;
}

/** A number below ten thousand. @param {string} text */
function section(text) {
  if (/^[1-9][0-9]{0,3}$/.test(text)) return Number(text);
  const found = text.match(SECTION);
  if (!text || !found || CLIPPED.test(text)) return null;
  const [, thousands, hundreds, tens, ten, ones] = found;
  /** @param {string | undefined} digit */
  const value = (digit) => Number(digit || 0);
  return (
    1000 * value(thousands) +
    100 * value(hundreds) +
    (ten ? 10 * Number(tens || 1) : 0) +
    value(ones)
  );
}

/** @param {number} above @param {number} below @returns {Rational | null} */
function ratio(above, below) {
  if (above > BOUND || below > BOUND || below === 0) return null;
  let [factor, other] = [above, below];
  while (other) [factor, other] = [other, factor % other];
  return [above / factor, below / factor];
}

/**
 * Below, at or above zero as `one` is less than, the same as or more than `other`. Exact: only remainders are taken.
 * @param {Rational} one
 * @param {Rational} other
 * @returns {number}
 */
export function compare(one, other) {
  const rests = [over(one), over(other)];
  const [wholes, others] = [(one[0] - rests[0]) / one[1], (other[0] - rests[1]) / other[1]];
  if (wholes !== others || !rests[0] || !rests[1]) return wholes - others || rests[0] - rests[1];
  return compare([other[1], rests[1]], [one[1], rests[0]]);
}

/** What is over the whole below a number. @param {Rational} value */
const over = ([above, below]) => ((above % below) + below) % below;

/**
 * The text with its numbers in hanzi as digits: 第二十五条 as 第25条, 百分之二 as 2%, 三分之二 as 2/3.
 * @param {string} text
 */
export const arabic = (text) =>
  inFull(text).replace(RUN, (run) => (ANY_HANZI.test(run) ? arabicRun(run) : run));

/** @param {string} run */
function arabicRun(run) {
  const [first, last] = cut(run, '分之');
  if (last === null) return arabicNumber(run);
  return arabicNumber(last) + (SHARES[`${first}分之`] || `/${arabicNumber(first)}`);
}

/** The digits of one number, as many as were said; what is no whole number stays. @param {string} run */
function arabicNumber(run) {
  const digits = translated(run);
  if (/^[0-9]+(\.[0-9]+)?$/.test(digits)) return digits;
  const value = number(run);
  return value && value[1] === 1 ? String(value[0]) : run;
}
