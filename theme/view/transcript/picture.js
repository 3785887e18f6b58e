import { STAMP } from './blocks.js';

/** @typedef {import('./blocks.js').Block} Block */
/** @typedef {CanvasRenderingContext2D} Pen */

const WIDTH = 1080;
const MARGIN = 72;
const INNER = WIDTH - 2 * MARGIN;
const [INK, PALE, RED] = ['#26201a', '#635a4e', '#b3261e'];
const FAMILY = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const LINE = 1.6;
/** Where the value of a pair begins. */
const VALUE = 180;

/** @typedef {{ size: number, bold?: boolean, colour?: string }} Look */

/** @param {Pen} pen @param {Look} look */
function take(pen, { size, bold = false, colour = INK }) {
  pen.font = `${bold ? '700 ' : ''}${size}px ${FAMILY}`;
  pen.fillStyle = colour;
}

/** What stays together on a line: a number or a word, or one sign, with the marks that must not begin a line. */
const PIECE = /(?:[\w.]+|.)[，。、；：）”]*/gsu;

/** @param {Pen} pen @param {string} text @param {number} width @returns {string[]} */
function wrapped(pen, text, width) {
  const lines = [''];
  for (const piece of text.match(PIECE) || []) {
    const last = lines.length - 1;
    const longer = `${lines[last]}${piece}`;
    if (lines[last] && pen.measureText(longer).width > width) lines.push(piece.trim());
    else lines[last] = longer;
  }
  return lines;
}

/**
 * Text in lines from a place on.
 * @param {Pen} pen
 * @param {string} text
 * @param {Look & { x?: number, y: number }} where
 * @returns {number} where it ends
 */
function write(pen, text, { x = 0, y, ...look }) {
  take(pen, look);
  const lines = wrapped(pen, text, INNER - x);
  lines.forEach((line, at) => {
    pen.fillText(line, MARGIN + x, y + (at + 0.75) * look.size * LINE);
  });
  return y + lines.length * look.size * LINE;
}

/** @param {Pen} pen @param {readonly string[]} cells @param {Look & { y: number }} where the first to the left, the others to the right */
function writeRow(pen, cells, { y, ...look }) {
  take(pen, look);
  const column = INNER / (cells.length + 1);
  cells.forEach((cell, at) => {
    pen.textAlign = at === 0 ? 'left' : 'right';
    pen.fillText(cell, MARGIN + (at === 0 ? 0 : (at + 2) * column), y + 0.75 * look.size * LINE);
  });
  pen.textAlign = 'left';
  return y + look.size * LINE;
}

/** @param {Pen} pen @param {number} y */
function rule(pen, y) {
  pen.fillStyle = '#e0d8ca';
  pen.fillRect(MARGIN, y, INNER, 2);
  return y + 14;
}

/** @param {Pen} pen @param {Block} block @param {number} from @returns {number} where it ends */
function drawBlock(pen, block, from) {
  let y = from;
  if (block.kind === 'note') return write(pen, block.text, { y, size: 30, colour: PALE });
  if (block.kind === 'pairs') {
    for (const [name, value] of block.pairs) {
      write(pen, name, { y, size: 34, colour: PALE });
      y = write(pen, value, { x: VALUE, y, size: 34 });
    }
    return y;
  }
  y = rule(pen, write(pen, block.title, { y, size: 36, bold: true }));
  if (block.kind === 'marks') {
    for (const [name, mark] of block.marks) {
      y = write(pen, name, { y, size: 30, colour: PALE });
      y = write(pen, mark, { y, size: 30 });
    }
    return y;
  }
  y = writeRow(pen, block.heads, { y, size: 30, colour: PALE });
  for (const row of block.rows) y = writeRow(pen, row, { y, size: 34 });
  return y;
}

/** @param {Pen} pen @param {string} title */
function drawHead(pen, title) {
  const y = write(pen, title, { y: MARGIN, size: 52, bold: true });
  take(pen, { size: 34, bold: true, colour: RED });
  const { width } = pen.measureText(STAMP);
  pen.strokeStyle = RED;
  pen.lineWidth = 4;
  pen.strokeRect(WIDTH - MARGIN - width - 32, MARGIN + 8, width + 32, 64);
  pen.fillText(STAMP, WIDTH - MARGIN - width - 16, MARGIN + 53);
  return rule(pen, y + 8) + 12;
}

/** @param {Pen} pen @param {string} title @param {readonly Block[]} blocks @returns {number} how high it is */
function draw(pen, title, blocks) {
  let y = drawHead(pen, title);
  for (const block of blocks) y = drawBlock(pen, block, y) + 36;
  return y + MARGIN - 36;
}

/**
 * The paper as a picture: what can be kept and sent where a page cannot be printed nor a file downloaded.
 * @param {string} title
 * @param {readonly Block[]} blocks
 * @returns {string} an address with the picture in it
 */
export function drawPicture(title, blocks) {
  const canvas = document.createElement('canvas');
  const pen = /** @type {Pen} */ (canvas.getContext('2d'));
  canvas.width = WIDTH;
  canvas.height = Math.ceil(draw(pen, title, blocks)); // nothing is seen yet: only how high it gets
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  draw(pen, title, blocks);
  return canvas.toDataURL('image/png');
}
