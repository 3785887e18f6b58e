/**
 * QR codes, drawn and read. A script of its own, so that only those load it who want codes; view/codes.js finds it as
 * `window.suixueCodes`.
 */
import encode from 'qr';
import decode from 'qr/decode.js';

/**
 * @typedef {object} Codes
 * @property {(text: string) => string} draw the address of a picture
 * @property {(picture: ImageData) => string | null} read null where no code is seen
 */

/** Modules of white around a code, as scanners want it, and pixels a module. */
const BORDER = 4;
const SCALE = 6;
const PATIENCE = 3000;

/** @param {string} text */
function draw(text) {
  const rows = encode(text, 'raw', { ecc: 'low', border: BORDER });
  const canvas = document.createElement('canvas');
  canvas.width = rows.length * SCALE;
  canvas.height = canvas.width;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  for (const [y, row] of rows.entries()) {
    for (const [x, dark] of row.entries()) {
      if (dark) context.fillRect(x * SCALE, y * SCALE, SCALE, SCALE);
    }
  }
  return canvas.toDataURL('image/png');
}

/** @param {ImageData} picture */
function read(picture) {
  try {
    return decode(picture, { timeLimit: PATIENCE });
  } catch {
    return null;
  }
}

/** @type {any} */ (window).suixueCodes = { draw, read };
