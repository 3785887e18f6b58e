const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Map([...ALPHABET].map((letter, value) => [letter, value]));

/** Bytes as base64url without padding (RFC 4648). @param {Uint8Array} bytes */
export function toBase64url(bytes) {
  const letters = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const left = Math.min(3, bytes.length - at);
    const word = [0, 1, 2].reduce((sum, i) => (sum << 8) | (bytes[at + i] || 0), 0);
    for (let i = 0; i <= left; i++) letters.push(ALPHABET[(word >> (18 - 6 * i)) & 63]);
  }
  return letters.join('');
}

/**
 * @param {string} text
 * @returns {Uint8Array | null} null for what is no base64url; bits left over at its end are not looked at
 */
export function fromBase64url(text) {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [word, bits, at] = [0, 0, 0];
  for (const letter of text) {
    const value = VALUES.get(letter);
    if (value === undefined) return null;
    word = ((word << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = word >> bits;
    }
  }
  return bytes;
}
